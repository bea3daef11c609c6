public import Compensation
internal import Glibc

/// A form in which a report can be written.
public enum ReportFormat: String, CaseIterable, Hashable, Sendable {
  /// `report.xlsx`.
  case workbook = "xlsx"
  /// A file for each table, `summary.csv`, `figures.csv`…, and `datapackage.json`, which describes
  /// them.
  case csv
  /// `report.html`.
  case page = "html"
  /// `report.json`, and `report.schema.json`, which describes it.
  case json
}

/// The files of one report in a folder, which appear together.
///
/// All are opened before the work, so that a folder that cannot be written fails at once; all are
/// durable before the first one replaces its forerunner.
public final class ReportFolder {
  /// The folder as given.
  public let path: String
  private let csv: CSVWriter
  private var workbook: Publication?
  private var page: Publication?
  private var json: Publication?
  private var schema: Publication?
  private var tables: [String: Publication] = [:]
  private var package: Publication?

  static let tableNames = [
    "summary", "figures", "observations", "comparisons", "outlook", "rejected", "sources", "issues",
    "observed-comparisons", "models", "official", "projections", "removed", "pay-gap",
    "changes",
  ]

  /// Opens the files, makes the folder where it is missing, and removes what runs that were killed
  /// left in it.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - formats: What to write.
  ///   - name: The name of the workbook, the page and the JSON document, without extension.
  ///   - csv: How the CSV files are written.
  /// - Throws: ``WriterError`` for the first file that cannot be opened.
  public init(
    _ path: String, formats: Set<ReportFormat> = Set(ReportFormat.allCases),
    name: String = "report", csv: CSVWriter = CSVWriter()
  ) throws(WriterError) {
    self.path = path
    self.csv = csv
    try ReportFolder.prepare(path)
    let prefix = path.hasSuffix("/") ? path : path + "/"
    if formats.contains(.workbook) { workbook = try Publication(path: prefix + name + ".xlsx") }
    if formats.contains(.csv) {
      for table in ReportFolder.tableNames {
        tables[table] = try Publication(path: prefix + table + ".csv")
      }
      package = try Publication(path: prefix + "datapackage.json")
    }
    if formats.contains(.page) { page = try Publication(path: prefix + name + ".html") }
    if formats.contains(.json) {
      json = try Publication(path: prefix + name + ".json")
      schema = try Publication(path: prefix + ReportSchema.fileName)
    }
  }

  /// Writes the report and publishes its files.
  ///
  /// - Parameter language: The language of the workbook.
  /// - Returns: The paths of the files.
  /// - Throws: ``WriterError``; unless that is a failure to rename, every file stands as before.
  @discardableResult
  public func publish(
    _ report: Report, in language: ReportLanguage = .english
  ) throws(WriterError) -> [String] {
    // The workbook takes longer than all other files.
    let (isWritten, others) = Parallel.both(
      { Result { () throws(WriterError) in try self.writeWorkbook(report, in: language) } },
      { Result { () throws(WriterError) in try self.writeOthers(report) } })
    try isWritten.get()
    let publications = [workbook].compactMap { $0 } + (try others.get())
    try Publication.publish(publications)
    return publications.map(\.path)
  }

  private func writeWorkbook(
    _ report: Report, in language: ReportLanguage
  ) throws(WriterError) {
    if let workbook { try WorkbookWriter.write(report, to: workbook, in: language) }
  }

  /// Writes all files but the workbook.
  private func writeOthers(_ report: Report) throws(WriterError) -> [Publication] {
    var publications: [Publication] = []
    var resources: [DataPackage.Resource] = []
    for table in report.dataTables {
      guard let publication = tables[table.name] else { continue }
      let bytes = csv.bytes(of: table)
      try publication.output.write(bytes)
      resources.append(DataPackage.Resource(table, bytes: bytes))
      publications.append(publication)
    }
    if let package {
      try package.output.write(DataPackage(report: report, resources: resources).bytes)
      publications.append(package)
    }
    if let page {
      try page.output.write(ReportFolder.page(of: report, path: page.path))
      publications.append(page)
    }
    if let json {
      try ReportJSON.write(report, to: json.output)
      publications.append(json)
    }
    if let schema {
      try schema.output.write(ReportSchema.bytes)
      publications.append(schema)
    }
    return publications
  }

  private static func page(of report: Report, path: String) throws(WriterError) -> [UInt8] {
    do {
      return try ReportPage.bytes(of: report)
    } catch {
      throw WriterError(
        path: path, reason: .unreadable(part: "a template of the page", message: "\(error)"))
    }
  }

  /// Makes a folder where it is missing, and removes what runs that were killed left in it.
  public static func prepare(_ path: String) throws(WriterError) {
    try make(path)
    Publication.removeLeftovers(in: path)
  }

  /// Makes a folder and those above it.
  private static func make(_ path: String) throws(WriterError) {
    var status = stat()
    if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    let parent = PathParts(path.hasSuffix("/") ? String(path.dropLast()) : path).folder
    if parent != ".", parent != "/", parent != path { try make(parent) }
    guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw WriterError(path: path, reason: .system(.createFolder, code: errno))
    }
  }
}
