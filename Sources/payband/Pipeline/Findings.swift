internal import Compensation
internal import Documents
internal import Extraction
internal import Standardization
internal import Statistics
internal import Store

/// What a run found in its inputs, in their order.
struct Findings {
  var figures: [SalaryFigure] = []
  var observations = Observations()
  var outlooks: [OutlookStatement] = []
  var rejected: [RejectedAmount] = []
  private(set) var sources: [ReportSource] = []
  var issues: [InputIssue] = []
  /// Which documents say the same as an earlier one.
  private(set) var copies = DocumentCopies()
  /// What made observations annual.
  var uses: Set<WorkingTime.Use> = []
  /// The people of tables that name the sex.
  var people: [PeopleOfTable] = []
  /// The years of the wage surveys among the inputs, by their paths.
  var surveyYears: [String: Int] = [:]
  /// The roles that were asked for; `nil` for all.
  var rolesAsked: [String]?
  /// What of it a history keeps; `nil` where none is kept.
  var record: ReadingRecord?

  var isEmpty: Bool { figures.isEmpty && observations.count == 0 }

  /// The roles that anything was found of.
  var roles: Set<String> {
    Set(figures.compactMap(\.role) + observations.groups.map(\.role) + outlooks.compactMap(\.role))
  }

  /// Reads inputs and keeps what is found.
  ///
  /// - Parameters:
  ///   - roles: The roles that are asked for; `nil` for all.
  ///   - memory: The history that knows the inputs of earlier runs and keeps those of this one.
  static func read(
    _ inputs: InputList, with stages: Stages, roles: Set<String>? = nil, isQuiet: Bool = false,
    memory: ReadingMemory? = nil
  ) async throws -> Findings {
    var findings = Findings()
    findings.record = memory.map { ReadingRecord($0) }
    findings.rolesAsked = roles?.sorted()
    var stages = stages
    stages.describesSources = true
    stages.rolesAsked = roles
    let reading = stages
    findings.issues = inputs.issues
    var progress = Progress(total: inputs.files.count, isQuiet: isQuiet)
    var files = inputs.files.makeIterator()
    try await OrderedWork.run(
      inputs.files, transform: { reading.read($0, memory: memory) },
      consume: { file in
        if let failure = file.failure { throw failure }
        findings.record?.begin(file)
        for document in file.inputs {
          try await findings.add(document, stages: reading, roles: roles)
        }
        if let path = files.next()?.path { try await findings.record?.end(file, path: path) }
        progress.advance()
      })
    progress.clear()
    try await findings.record?.write()
    return findings
  }

  private mutating func add(
    _ input: ReadInput, stages: Stages, roles: Set<String>?
  ) async throws {
    issues += input.issues
    guard var source = input.source else { return }
    record?.begin(input, source)
    switch input.content {
    case .records(let records):
      add(records, to: &source, roles: roles)
      if let original = copies.original(of: input) {
        source.note = "copy of \(original), with which it counts as one source"
      }
      source.language = input.mainLanguage ?? input.declaredLanguage
      if source.figures == 0, source.note.isEmpty {
        source.note = "read, no pay stated" + (roles == nil ? "" : " of the roles asked for")
      }
    case .table(let table):
      if let original = copies.original(of: source) {
        source.note = "copy of \(original), not counted again"
        break
      }
      try await add(table, to: &source, stages: stages, roles: roles)
    case .bands:
      source.note = "pay bands, no figures of the market; see payband compare --bands"
    case nil:
      source.note = "not read, see the issues"
    }
    sources.append(source)
  }

  private mutating func add(
    _ records: [Record], to source: inout ReportSource, roles: Set<String>?
  ) {
    for record in records {
      if case .rejected(let amount) = record {
        rejected.append(amount)
        source.rejected += 1
        continue
      }
      guard roles.map({ roles in record.role.map(roles.contains) ?? false }) ?? true else {
        continue
      }
      switch record {
      case .salary(let figure):
        figures.append(figure)
        source.figures += 1
      case .outlook(let statement):
        outlooks.append(statement)
        source.outlooks += 1
      case .rejected: break
      }
    }
  }
}
