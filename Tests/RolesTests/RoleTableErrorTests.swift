import Compensation
import Testing

@testable import RoleIndexing
@testable import Roles

@Suite struct RoleTableErrorTests {
  private static let occupations = "id,title,soc,isco\nnurse,Nurse,29-1141,2221\n"

  /// Returns the message of the error that these tables give.
  private func message(_ texts: [String: String]) -> String {
    var all = ["occupations.csv": Self.occupations]
    all.merge(texts) { $1 }
    do {
      _ = try RoleMatcher(try RoleCatalogue(TableFiles(texts: all)))
      return "none"
    } catch {
      return error.description
    }
  }

  @Test func soundTablesGiveNoError() {
    #expect(message(["titles/en.csv": "id,titles\nnurse,nurse;RN\n"]) == "none")
  }

  @Test func anEmptyCatalogueIsNamed() {
    #expect(
      message(["occupations.csv": "id,title,soc,isco\n"])
        == "occupations.csv:1:1: expected rows of occupations, found none; add the columns id,title,soc,isco"
    )
  }

  @Test func anIDInCapitalsIsNamed() {
    #expect(
      message(["occupations.csv": "id,title,soc,isco\nNurse,Nurse,,\n"])
        == "occupations.csv:2:1: expected an id in kebab case, found “Nurse”; write it like account-manager"
    )
  }

  @Test func aRepeatedIDIsNamed() {
    #expect(
      message(["occupations.csv": Self.occupations + "nurse,Nurse,,\n"])
        == "occupations.csv:3:1: expected each id once, found “nurse” again; merge the two rows")
  }

  @Test(arguments: ["nurse,nurse\ncook,cook\n", "\"nurse\",nurse\ncook,cook\n"])
  func titlesOfAnUnknownIDAreNamed(rows: String) {
    #expect(
      message(["titles/en.csv": "id,titles\n" + rows])
        == "titles/en.csv:3:1: expected an id of occupations.csv, found “cook”; add it there first")
  }

  @Test func aRowWithTooManyCellsIsNamed() {
    #expect(
      message(["titles/en.csv": "id,titles\nnurse,nurse,RN\n"])
        == "titles/en.csv:2:1: expected 2 cells as in the header, found 3; quote cells that hold a comma"
    )
  }

  @Test func anUnclosedQuoteIsNamed() {
    #expect(
      message(["levels.csv": "language,word,level\n\"en,senior,senior\n"])
        == "levels.csv:2:1: expected a closing quote, found the end of the table; close the field")
  }

  @Test func textBehindAQuoteIsNamed() {
    #expect(
      message(["levels.csv": "language,word,level\nen,\"sen\"ior,senior\n"])
        == "levels.csv:2:1: expected a comma after the closing quote, found text; double inner quotes"
    )
  }

  @Test func anUnknownLevelIsNamed() {
    #expect(
      message(["levels.csv": "language,word,level\nen,lead,chief\n"])
        == "levels.csv:2:1: expected entry, mid or senior, found “chief”; use one of the three")
  }

  @Test func anUnknownKindOfHeadIsNamed() {
    #expect(
      message(["heads.csv": "language,word,kind\nen,manager,free\n"])
        == "heads.csv:2:1: expected alone, modified or profession, found “free”; use one of the three"
    )
  }
}
