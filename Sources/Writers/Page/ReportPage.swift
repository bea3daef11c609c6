public import Compensation
internal import Templating

/// Writes a report as one self-contained web page, `report.html`.
///
/// The page needs no network and no script to be read: numbers open to their sentences by the
/// browser's own means, bands are drawn as inline SVG. A script in it sorts and filters the tables.
/// The content is laid out by the templates of the target's folder `Templates`, in which whatever a
/// document says is text and never markup. Long lists are cut at ``Limits``, and say so.
public enum ReportPage {
  /// How much of a report one page holds; all of it stands in the other files.
  struct Limits: Sendable {
    var groups = 400
    var figuresOfGroup = 40
    var unused = 200
    var comparisons = 200
    var outlooks = 400
    var rejected = 200
    var sources = 1_000
    var issues = 100
    /// Of each kind of change.
    var changes = 100
  }

  /// Returns the page.
  ///
  /// - Complexity: Linear in the report up to the limits.
  /// - Throws: The error of a template that cannot be parsed, which a test rules out.
  public static func bytes(of report: Report) throws -> [UInt8] {
    try bytes(of: report, limits: Limits())
  }

  static func bytes(of report: Report, limits: Limits) throws -> [UInt8] {
    let files = Dictionary(
      uniqueKeysWithValues: EmbeddedTemplates.files.map { ($0.path, $0.text.description) })
    let content = PageContent(
      report, limits: limits, style: files["report.css"] ?? "", script: files["report.js"] ?? "")
    var templates: [String: String] = [:]
    for (path, text) in files where path.hasSuffix(extensionOfTemplates) {
      templates[String(path.dropLast(extensionOfTemplates.count))] = text
    }
    return Array(try Template.rendered("report", of: templates, with: content).utf8)
  }

  private static let extensionOfTemplates = ".mustache"
}
