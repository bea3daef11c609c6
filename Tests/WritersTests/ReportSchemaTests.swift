import Compensation
import Foundation
import Testing

@testable import Writers

struct ReportSchemaTests {
  /// What of JSON Schema the schema uses: `type`, `const`, `required`, `properties`, `items`.
  private func failures(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
    if let constant = schema["const"] as? Int {
      return value as? Int == constant ? [] : ["\(path): expected \(constant), found \(value)"]
    }
    var found: [String] = []
    let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map { [$0] } ?? []
    if !types.isEmpty, !types.contains(where: { isA(value, $0) }) {
      return ["\(path): expected \(types), found \(value)"]
    }
    if let object = value as? [String: Any] {
      let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
      for name in schema["required"] as? [String] ?? [] where object[name] == nil {
        found.append("\(path): lacks \(name)")
      }
      for (name, member) in object {
        guard let own = properties[name] else {
          found.append("\(path): \(name) is not described")
          continue
        }
        found += failures(member, own, at: "\(path).\(name)")
      }
    }
    if let array = value as? [Any], let items = schema["items"] as? [String: Any] {
      for (index, item) in array.enumerated() {
        found += failures(item, items, at: "\(path)[\(index)]")
      }
    }
    return found
  }

  private func isA(_ value: Any, _ type: String) -> Bool {
    let isBoolean = (value as? NSNumber).map { JSONBoolean.isBoolean($0) } ?? false
    return switch type {
    case "null": value is NSNull
    case "string": value is String
    case "boolean": isBoolean
    case "integer": !isBoolean && (value as? Double).map { $0 == $0.rounded() } ?? false
    case "number": !isBoolean && value is NSNumber
    case "array": value is [Any]
    case "object": value is [String: Any]
    default: false
    }
  }

  @Test(arguments: ["golden", "rich", "empty"])
  func describesWhatIsWritten(name: String) throws {
    let report = name == "golden" ? Fixture.golden : name == "rich" ? Fixture.rich : Fixture.empty
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(ReportSchema.bytes)) as? [String: Any])
    let document = try JSONSerialization.jsonObject(with: Data(ReportJSON.bytes(of: report)))
    #expect(failures(document, schema, at: "$") == [])
  }
}

/// Foundation on Linux keeps JSON's `true` and numbers in one class; the type's code tells them.
private enum JSONBoolean {
  static func isBoolean(_ number: NSNumber) -> Bool {
    ["c", "B"].contains(unsafe String(cString: number.objCType))
  }
}
