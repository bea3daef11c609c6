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

  @Test func ambiguityIsShownWithTheReason() throws {
    let run = try PaybandRun(["roles", "match", "Sr. PM (m/w/d)", "--json"], in: TemporaryFolder())
    let matches: [[String: Any]] = try run.json()
    #expect(
      matches.compactMap { $0["role"] as? String } == ["project-manager", "product-manager"])
    #expect(matches.allSatisfy { $0["is_ambiguous"] as? Bool == true })
    #expect(matches.allSatisfy { $0["level"] as? String == "senior" })
    let explanation = try #require(matches[0]["explanation"] as? String)
    #expect(
      explanation
        == "exact title “PM” (en), left out “Sr” (level), “m/w/d” (gender), "
        + "the most usual of several roles")
  }

  @Test func misspeltTitleIsAskedBack() throws {
    let run = try PaybandRun(["roles", "match", "Acount Manger"], in: TemporaryFolder())
    #expect(run.exitCode == 5)
    #expect(run.standardError.contains("“Acount Manger”, did you mean account-manager"))
  }

  @Test func ownTitlesDecideInMatchAndReport() throws {
    let folder = try TemporaryFolder()
    try folder.write("title,role,level\nDelivery Hero,courier,\n", to: "own.csv")
    let run = try PaybandRun(
      ["roles", "match", "delivery hero", "--roles", "own.csv", "--json"], in: folder)
    let matches: [[String: Any]] = try run.json()
    #expect(matches.compactMap { $0["role"] as? String } == ["courier"])
    try folder.write("title,salary,currency\nDelivery Hero,30000,EUR\n", to: "ads.csv")
    let extracted = try PaybandRun(["extract", "ads.csv", "--roles", "own.csv"], in: folder)
    #expect(extracted.standardOutput.contains("\"role\":\"courier\""))
  }

  @Test func anUnknownRoleOfAnOwnTableIsNamedWithItsPlace() throws {
    let folder = try TemporaryFolder()
    try folder.write("title,role\nHero,acount-manager\n", to: "own.csv")
    let run = try PaybandRun(["roles", "match", "Hero", "--roles", "own.csv"], in: folder)
    #expect(run.exitCode == 1)
    #expect(
      run.standardError
        == "payband: own.csv:2:6: expected a role's id, found “acount-manager”; "
        + "did you mean account-manager?\n")
  }

  @Test func importedTitlesAreReadByTheOption() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n"
        + "29-1131.00\tHerd Whisperer (HW)\tn/a\t08\n99-9999.00\tNobody\tn/a\t08\n",
      to: "Alternate Titles.txt")
    let run = try PaybandRun(
      ["roles", "import", "Alternate Titles.txt", "-o", "onet.csv"], in: folder)
    #expect(run.exitCode == 0)
    #expect(run.standardError.contains("2 rows: 3 titles taken, 0 known"))
    #expect(run.standardError.contains("1 no role of the catalogue has the code (99-9999)"))
    let match = try PaybandRun(
      ["roles", "match", "Herd Whisperer", "--roles", "onet.csv", "--json"], in: folder)
    let matches: [[String: Any]] = try match.json()
    #expect(matches.compactMap { $0["role"] as? String } == ["veterinarian"])
  }

  @Test func titleThatIsNoRoleEndsWithFive() throws {
    let run = try PaybandRun(["roles", "match", "xyzzy"], in: TemporaryFolder())
    #expect(run.exitCode == 5)
    #expect(
      run.standardError == "payband: no role is known as “xyzzy”; see payband roles list\n")
  }

  @Test func manyTitlesThatAreNoRolesAreCounted() throws {
    let titles = (1...1_234).map { "xyzzy plugh \($0)" }
    let run = try PaybandRun(["roles", "match"] + titles, in: TemporaryFolder())
    #expect(run.exitCode == 5)
    #expect(
      run.standardError.hasSuffix(
        "or as “xyzzy plugh 10”; or as 1,224 other titles; see payband roles list\n"))
  }
}
