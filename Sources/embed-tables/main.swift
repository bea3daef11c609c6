// embed-tables TYPE OUT ROOT FILE…: writes the files below ROOT into OUT as static strings, members
// of the enumeration TYPE.
//
// A StaticString lies in the binary's read-only data, so a table costs nothing until it is read.
import Foundation

let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
  FileHandle.standardError.write(Data("usage: embed-tables TYPE OUT ROOT FILE…\n".utf8))
  exit(64)
}
let root = arguments[3]
var source = """
  // Made by embed-tables from the files of the target.
  enum \(arguments[1]) {
    static let files: [(path: String, text: StaticString)] = [

  """
for file in arguments.dropFirst(4) {
  let text = try String(contentsOfFile: file, encoding: .utf8)
  guard !text.contains("\"\"\"####") else {
    FileHandle.standardError.write(Data("embed-tables: \(file) holds \"\"\"####\n".utf8))
    exit(1)
  }
  let path = file.dropFirst(root.count + 1)
  source += "(\"\(path)\", ####\"\"\"\n\(text)\n\"\"\"####),\n"
}
source += "  ]\n}\n"
try source.write(toFile: arguments[2], atomically: true, encoding: .utf8)
