// compile-roles OUT ROOT FILE…: writes the indexes of the roles, made from the tables below ROOT,
// into OUT as static strings.
//
// A StaticString lies in the binary's read-only data, and look-ups read the index there as it is.
import DelimitedTables
import Foundation
import RoleIndexing

func fail(_ message: String, _ code: Int32) -> Never {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  exit(code)
}

/// The image of an index between quotes.
func literal(_ image: [UInt8]) -> [UInt8] {
  var text: [UInt8] = [UInt8(ascii: "\"")]
  text.reserveCapacity(image.count * 2)
  for byte in image {
    switch byte {
    case 0: text += "\\0".utf8
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
    case 0x20..<0x7F: text.append(byte)
    default: text += "\\u{\(String(byte, radix: 16))}".utf8
    }
  }
  text.append(UInt8(ascii: "\""))
  return text
}

let arguments = CommandLine.arguments
guard arguments.count >= 3 else { fail("usage: compile-roles OUT ROOT FILE…", 64) }
var texts: [String: String] = [:]
for file in arguments.dropFirst(3) {
  texts[String(file.dropFirst(arguments[2].count + 1))] = try String(
    contentsOfFile: file, encoding: .utf8)
}
do {
  let indexer = try RoleIndexer(CatalogueTables(TableFiles(texts: texts)))
  var source = Array(
    """
    // Made by compile-roles from the target's folder Tables.
    enum CompiledIndexes {
      static let images: [(language: String, image: StaticString)] = [

    """.utf8)
  for language in indexer.languages {
    source += "(\"\(language)\", ".utf8
    source += literal(indexer.image(of: language))
    source += "),\n".utf8
  }
  source += "  ]\n}\n".utf8
  try Data(source).write(to: URL(fileURLWithPath: arguments[1]), options: .atomic)
} catch let error as RoleTableError {
  fail("\(arguments[2])/\(error)", 1)
}
