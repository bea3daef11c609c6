/// An answer of a web server as a crawler kept it.
struct HTTPResponse {
  let status: Int
  /// The media type in small letters, `text/html`.
  let mediaType: String
  /// The label of the encoding that the server says.
  let encoding: String?
  /// The content; `nil` where its compression is not read.
  let body: [UInt8]?

  /// Reads an answer; `nil` where it does not begin with a status line and headers.
  init?(_ bytes: [UInt8], limit: Inflater.Limit) {
    var lines = ArchiveStream(bytes)
    guard let first = try? lines.line(), first.starts(with: "HTTP/".utf8) else { return nil }
    let words = first.split(separator: 0x20)
    guard words.count > 1, let status = Int(String(decoding: words[1], as: UTF8.self)) else {
      return nil
    }
    guard let headers = HeaderFields(&lines) else { return nil }
    self.status = status
    let type = headers["content-type"] ?? ""
    mediaType = MediaType.name(of: type)
    encoding = DeclaredEncoding.inMediaType(type)
    var body = Array(bytes[lines.offset...])
    if headers["transfer-encoding"]?.lowercased() == "chunked" {
      body = HTTPResponse.joined(body) ?? body
    }
    switch headers["content-encoding"]?.lowercased() ?? "identity" {
    case "identity", "": self.body = body
    case "gzip", "x-gzip":
      // Some crawlers store the page decompressed and leave the header as it came.
      self.body =
        GzipFile.recognizes(body) ? try? Inflater(body, .gzip, limit: limit).readAll() : body
    case "deflate": self.body = try? Inflater(body, .deflate, limit: limit).readAll()
    default: self.body = nil
    }
  }

  /// Joins the pieces of a chunked answer; `nil` where it is none.
  private static func joined(_ body: [UInt8]) -> [UInt8]? {
    var stream = ArchiveStream(body)
    var joined: [UInt8] = []
    while let line = try? stream.line() {
      let digits = line.prefix { $0 != UInt8(ascii: ";") }
      let size = String(decoding: digits, as: UTF8.self).filter { $0 != " " }
      guard let count = Int(size, radix: 16), count >= 0 else { return nil }
      if count == 0 { return joined }
      guard let piece = try? stream.bytes(count) else { return nil }
      joined += piece
      _ = try? stream.line()
    }
    return joined
  }
}

/// The lines `Name: value` before an empty line.
struct HeaderFields {
  private var values: [String: String] = [:]

  /// Reads the fields; `nil` where the data end before the empty line or a line is no field.
  init?(_ stream: inout ArchiveStream) {
    while true {
      guard let line = try? stream.line() else { return nil }
      if line.isEmpty { return }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
        // A line that goes on the one before it, which no field that is needed does.
        if line[0] == 0x20 || line[0] == 0x09 { continue }
        return nil
      }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      let value = line[(colon + 1)...].drop { $0 <= 0x20 }
      if values[name] == nil { values[name] = String(decoding: value, as: UTF8.self) }
    }
  }

  /// The first field of a name in small letters.
  subscript(_ name: String) -> String? { values[name] }
}

/// Media types and the formats that they are read as.
enum MediaType {
  /// Returns `text/html` of `Text/HTML; charset=utf-8`.
  static func name(of value: String) -> String {
    value.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
  }

  /// Returns the extension of the files of a media type, or `nil` for what is no document.
  static func fileExtension(of type: String) -> String? {
    switch type {
    case "text/html", "application/xhtml+xml": "html"
    case "text/plain": "txt"
    case "text/markdown": "md"
    case "text/csv": "csv"
    case "text/tab-separated-values": "tsv"
    case "application/json": "json"
    case "application/x-ndjson", "application/jsonl": "ndjson"
    case "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx"
    case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx"
    case "application/pdf": "pdf"
    case "": ""
    default: nil
    }
  }
}
