import Compensation
import Foundation
import Testing

@testable import Writers

struct DataPackageTests {
  @Test func everyColumnIsDescribed() {
    for table in Fixture.rich.dataTables {
      for column in table.columns {
        #expect(
          ColumnCatalogue.standard.entry(column, of: table.name) != nil,
          "Tables/columns.csv lacks \(column) of \(table.name)")
      }
    }
  }

  @Test func columnsHoldWhatTheirTypeSays() throws {
    for table in Fixture.rich.dataTables {
      for index in 0..<table.rowCount {
        for (column, value) in zip(table.columns, table.row(index)) {
          let type = try #require(ColumnCatalogue.standard.entry(column, of: table.name)).type
          switch value {
          case .integer: #expect(type == "integer" || type == "number", "\(table.name).\(column)")
          case .number, .amount: #expect(type == "number", "\(table.name).\(column)")
          case .text(let text):
            #expect(
              type == "string" || [Marker.withheld, Marker.unavailable].contains(text),
              "\(table.name).\(column)")
          case .null: break
          }
        }
      }
    }
  }

  @Test func describesTheFilesAsTheyAre() throws {
    let report = Fixture.golden
    let resources = report.dataTables.map {
      DataPackage.Resource($0, bytes: CSVWriter().bytes(of: $0))
    }
    let bytes = DataPackage(report: report, resources: resources).bytes
    try expectGolden(bytes, "datapackage.json")
    let package = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let described = try #require(package["resources"] as? [[String: Any]])
    #expect(described.map { $0["name"] as? String } == report.dataTables.map(\.name))
    #expect(described[0]["bytes"] as? Int == CSVWriter().bytes(of: report.dataTables[0]).count)
  }
}
