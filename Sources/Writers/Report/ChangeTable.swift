internal import Compensation

extension Report {
  /// What changed since an earlier run, a row for each; none where no run is compared with.
  var changeTable: DataTable {
    DataTable(name: "changes", changes.map(ChangeRow.rows) ?? [], example: ChangeRow(.source, "")) {
      $0.fields
    }
  }
}

/// One change as a row of a table; what does not concern its kind stays empty.
struct ChangeRow: Sendable {
  /// What changed.
  enum Subject: String { case source, role, group, median, figure, outlook }

  private let subject: Subject
  private let change: String
  private var role: String?
  private var roleTitle: String?
  private var from: SummaryKind?
  private var group: PayGroup?
  private var count: Int?
  private var median: MedianChange?
  private var figure: StandardizedFigure?
  private var outlook: OutlookChange?
  private var document: String?
  private var formerDocument: String?
  /// The median of a group that appeared or vanished.
  private var old: Double?
  private var new: Double?

  init(_ subject: Subject, _ change: String) {
    self.subject = subject
    self.change = change
  }

  /// Returns the rows of all changes: sources, roles, groups, medians, figures, claims.
  static func rows(of changes: ReportChanges) -> [ChangeRow] {
    var rows: [ChangeRow] = []
    for change in changes.sources {
      var row = ChangeRow(.source, change.kind.rawValue)
      row.document = change.path
      row.formerDocument = change.formerPath
      rows.append(row)
    }
    for change in changes.roles {
      var row = ChangeRow(.role, change.kind.rawValue)
      row.role = change.role
      rows.append(row)
    }
    for change in changes.groups {
      var row = ChangeRow(.group, change.kind.rawValue)
      row.set(change.group, change.from)
      row.count = change.count
      if change.kind == .vanished { row.old = change.median } else { row.new = change.median }
      rows.append(row)
    }
    for change in changes.medians {
      var row = ChangeRow(.median, "moved")
      row.set(change.group, change.from)
      row.median = change
      row.old = change.old
      row.new = change.new
      rows.append(row)
    }
    for change in changes.figures {
      var row = ChangeRow(.figure, change.kind.rawValue)
      row.figure = change.figure
      row.group = change.figure.group
      row.role = change.figure.figure.role
      row.document = change.figure.figure.location.document
      rows.append(row)
    }
    for change in changes.outlooks {
      var row = ChangeRow(.outlook, change.kind.rawValue)
      row.outlook = change
      row.role = change.statement?.role
      row.document = change.statement?.location.document
      if change.old?.location.document != row.document {
        row.formerDocument = change.old?.location.document
      }
      rows.append(row)
    }
    for index in rows.indices {
      rows[index].roleTitle = rows[index].role.flatMap { changes.roleTitles[$0] }
    }
    return rows
  }

  private mutating func set(_ group: PayGroup, _ from: SummaryKind) {
    role = group.role
    self.group = group
    self.from = from
  }

  var fields: [Field] {
    let stated = figure?.figure
    let location = stated?.location ?? outlook?.statement?.location
    return [
      Field("subject", .text(subject.rawValue)), Field("change", .text(change)),
      Field("role", .text(role)), Field("role_title", .text(roleTitle)),
      Field("market", .text(group?.market)),
      Field("currency", .text(stated?.currency.code ?? group?.currency.code)),
      Field("basis", .text(group.map { $0.isNet ? "net" : "gross-or-unstated" })),
      Field("segment", .text(group?.segment)), Field("from", .text(from?.rawValue)),
      Field("count", .integer(count)), Field("old", .number(old)), Field("new", .number(new)),
      Field("difference", .number(median?.difference)),
      Field("relative_difference", .number(median?.relativeDifference)),
      Field("cause", .text(median?.cause.rawValue)),
      Field("sources_added", .text(median.map { $0.sourcesAdded.joined(separator: "; ") })),
      Field("sources_removed", .text(median.map { $0.sourcesRemoved.joined(separator: "; ") })),
      Field("sources_altered", .text(median.map { $0.sourcesAltered.joined(separator: "; ") })),
      Field("number", .integer(figure?.number)), Field("low", .amount(stated?.low)),
      Field("high", .amount(stated?.high)), Field("period", .text(stated?.period.rawValue)),
      Field("statistic", .text(stated?.statistic?.rawValue)),
      Field("old_direction", .text(outlook?.old?.direction.rawValue)),
      Field("new_direction", .text(outlook?.new?.direction.rawValue)),
      Field("document", .text(document)), Field("former_document", .text(formerDocument)),
      Field("line", .integer(location?.line)), Field("column", .integer(location?.column)),
      Field("locator", .text(location?.locator)),
      Field("quote", .text(stated?.quote ?? outlook?.statement?.quote)),
      Field("old_quote", .text(outlook?.new == nil ? nil : outlook?.old?.quote)),
    ]
  }
}
