import Compensation
import Testing

@testable import Documents

/// Headers below titles, in two lines, with units, and columns that the user names.
@Suite struct HeaderFinderTests {
  private func table(
    _ text: String, naming columns: [(column: TableColumn, header: String)] = []
  ) -> (table: DocumentTable?, messages: [String]) {
    let document = DocumentReader(headers: HeaderTable.standard.naming(columns))
      .read(Array(text.utf8), path: "a.csv")
    return (document.table, document.messages)
  }

  @Test func aHeaderInTwoLinesNamesColumnsByBoth() {
    let found = table("Job Title,Salary,,City\n,Min,Max,\nClerk,5,6,Ulm\n")
    #expect(found.table?.columns == [.role: 0, .minimum: 1, .maximum: 2, .place: 3])
    #expect(found.table?.strings == [["Clerk", "5", "6", "Ulm"]])
    #expect(found.table?.rows.map(\.line) == [3])
    #expect(found.messages == [])
  }

  @Test func percentilesBelowAWordThatSpansThem() {
    let found = table("Beruf;Gehalt;;;\n;P25;Median;P75;\nKoch;5;6;7;\n")
    #expect(found.table?.columns == [.role: 0, .p25: 1, .median: 2, .p75: 3])
  }

  @Test func aLineOfUnitsBelongsToTheHeader() {
    let found = table("Stanowisko;Wynagrodzenie;Miasto\n;(PLN/mies.);\nKucharz;5000;Łódź\n")
    #expect(found.table?.columns == [.role: 0, .amount: 1, .place: 2])
    #expect(found.table?.header[1] == "Wynagrodzenie\n(PLN/mies.)")
    #expect(found.table?.rows.count == 1)
  }

  @Test func aFirstRowOfDataIsNoHeader() {
    #expect(table("Role,Salary,City\n,5,Ulm\nCook,6,Bonn\n").table?.rows.count == 2)
    #expect(table("Role,Salary\nClerk,5\n").table?.rows.count == 1)
  }

  @Test func aTitleAboveIsNoPartOfTheHeader() {
    let found = table("Salaries 2024,,\nRole,Salary,City\nClerk,5,Ulm\n")
    #expect(found.table?.header == ["Role", "Salary", "City"])
  }

  @Test(arguments: [
    ("职位名称,薪资\n厨师,5\n", [TableColumn.role: 0, .amount: 1]),
    (
      "Stanowisko,Wynagrodzenie od,Wynagrodzenie do\nKucharz,5,6\n",
      [.role: 0, .minimum: 1, .maximum: 2]
    ),
    ("Beruf,Gehalt in EUR/Monat\nKoch,5\n", [.role: 0, .amount: 1]),
    ("Poste,Salaire brut annuel (€)\nCuisinier,5\n", [.role: 0, .amount: 1]),
    ("Puesto,Salario desde,Salario hasta\nCocinero,5,6\n", [.role: 0, .minimum: 1, .maximum: 2]),
    ("Role,Salary (USD/yr)\nCook,5\n", [.role: 0, .amount: 1]),
    ("Ruolo,Stipendio\nCuoco,5\n", [.role: 0, .amount: 1]),
    ("Cargo,Salário\nCozinheiro,5\n", [.role: 0, .amount: 1]),
    ("Functie,Salaris van,Salaris tot\nKok,5,6\n", [.role: 0, .minimum: 1, .maximum: 2]),
    ("職種,年収\n料理人,5\n", [.role: 0, .amount: 1]),
  ])
  func headersAreWordsOfTheCataloguesLanguages(text: String, columns: [TableColumn: Int]) {
    #expect(table(text).table?.columns == columns, "\(text)")
  }

  @Test func aColumnThatTheUserNamesIsTaken() {
    let found = table(
      "Who,What,Salary\nClerk,5,6\n", naming: [(.role, "Who"), (.amount, "what")])
    #expect(found.table?.columns == [.role: 0, .amount: 1])
    #expect(found.messages == [])
  }

  @Test func aColumnHoldsOneThingOnly() {
    let found = table("Role,Salary\nClerk,5\n", naming: [(.minimum, "Salary")])
    #expect(found.table?.columns == [.role: 0, .minimum: 1])
  }

  @Test func aNamedColumnThatIsMissingIsAnErrorThatNamesWhatThereIs() {
    let found = table("Role,Salary\nClerk,5\n", naming: [(.role, "Job")])
    #expect(
      found.messages == [
        "a.csv:1:1: error: expected the column “Job” that --map names, found “Role”, “Salary”; name one of these"
      ])
  }
}
