/// Makes PDF files of lines of text in Helvetica.
struct PDFFile {
  /// A line of a page: where it begins, in points from the left lower corner, and its text.
  typealias Line = (x: Int, y: Int, text: String)

  /// Returns a file with a page for each list of lines.
  ///
  /// - Parameter trailer: What stands in the trailer besides.
  static func bytes(_ pages: [[Line]], trailer: String = "") -> [UInt8] {
    let content = pages.map { lines in
      let shown = lines.map { "1 0 0 1 \($0.x) \($0.y) Tm (\($0.text)) Tj" }
      return "BT /F1 9 Tf \(shown.joined(separator: " ")) ET"
    }
    return bytes(content: content, trailer: trailer)
  }

  /// Returns a file of pages by their operators.
  ///
  /// - Parameter filter: How the operators are encoded, `/Filter /ASCIIHexDecode`.
  static func bytes(content: [String], filter: String = "", trailer: String = "") -> [UInt8] {
    let kids = content.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [\(kids)] /Count \(content.count) >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for (index, operators) in content.enumerated() {
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents \(5 + 2 * index) 0 R"
          + " /Resources << /Font << /F1 3 0 R >> >> >>")
      objects.append(
        "<< \(filter) /Length \(operators.utf8.count) >>\nstream\n\(operators)\nendstream")
    }
    var file = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(file.utf8.count)
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places {
      file += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n"
    }
    file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R \(trailer) >>\n"
    return Array((file + "startxref\n\(start)\n%%EOF\n").utf8)
  }
}
