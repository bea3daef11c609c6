import Foundation
import Testing

struct RolesCommandTests {
  @Test func listHasEveryRoleOnce() throws {
    let run = try PaybandRun(
      ["roles", "list", "--json", "--language", "de"], in: TemporaryFolder())
    let roles: [[String: Any]] = try run.json()
    let ids = roles.compactMap { $0["id"] as? String }
    #expect(ids.count == roles.count)
    #expect(ids == Set(ids).sorted())
    let manager = try #require(roles.first { $0["id"] as? String == "project-manager" })
    #expect(manager["title"] as? String == "Project manager")
    #expect((manager["titles"] as? [String])?.contains("Projektleiter") == true)
  }

  @Test func unknownLanguageIsAWrongArgument() throws {
    let run = try PaybandRun(["roles", "list", "--language", "tlh"], in: TemporaryFolder())
    #expect(run.exitCode == 64)
    #expect(run.standardError.contains("--language: expected one of de, en,"))
  }

  @Test func matchSaysTheLevelAndTheReason() throws {
    let run = try PaybandRun(["roles", "match", "Sr. Account Manager"], in: TemporaryFolder())
    #expect(run.exitCode == 0)
    let line = try #require(run.standardOutput.split(separator: "\n").dropFirst().first)
    #expect(line.hasPrefix("Sr. Account Manager  account-manager  senior"))
    #expect(line.contains("exact title"))
  }

  @Test func titleThatIsNoRoleEndsWithFive() throws {
    let run = try PaybandRun(["roles", "match", "xyzzy"], in: TemporaryFolder())
    #expect(run.exitCode == 5)
    #expect(
      run.standardError == "payband: no role is known as “xyzzy”; see payband roles list\n")
  }
}
