internal import ArgumentParser
internal import Compensation
internal import Store
internal import Writers

extension HistoryCommand {
  struct Prune: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "prune",
      abstract: "Remove old runs, and what no other run has of their documents.",
      discussion: """
        The last run always stays. What goes is printed; --dry-run prints it and removes nothing. \
        The file is made as small as what is left.
        """)

    @Option(
      help: ArgumentHelp("Keep the last so many runs in any case.", valueName: "number"))
    var keep: Int?

    @Option(
      help: ArgumentHelp("Remove runs only whose report is for an earlier date.", valueName: "date")
    )
    var before: String?

    @Flag(name: [.customShort("n"), .long], help: "Only print which runs would go.")
    var dryRun = false

    @OptionGroup var options: StoreOptions
    @OptionGroup var display: DisplayOptions

    func validate() throws {
      guard keep != nil || before != nil else {
        throw ValidationError(
          "expected --keep or --before, found neither; say which runs stay, as --keep 52")
      }
      if let keep, keep < 1 {
        throw ValidationError("--keep: expected a number from 1, found \(keep)")
      }
      if let before { _ = try ReportDate.resolve(before) }
    }

    func run() throws {
      let history = try options.open()
      let rule = RetentionRule(keep: keep, before: before)
      let runs = try history.runs(releasedBy: rule)
      var text = "no run goes\n"
      if !runs.isEmpty {
        text = HistoryCommand.table(of: runs).rendered(
          width: display.width, usesColor: display.usesColor)
        let count = runs.count == 1 ? "1 run" : "\(runs.count) runs"
        text += dryRun ? "\n\(count) would go\n" : "\n\(count) removed\n"
      }
      if !dryRun { try history.remove(runs: runs.map(\.id)) }
      try FileOutput.standardOutput.write(Array(text.utf8))
    }
  }

  struct Export: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
      case ndjson, csv
    }

    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Write out the whole history: runs, summaries, sources, figures, outlooks.",
      discussion: """
        As newline-delimited JSON each line says its kind; as CSV each kind is a file in a folder. A \
        run’s source names its part, and so do the figures and claims in it, which stand there once \
        for all runs. Files appear whole or not at all.
        """)

    @Option(
      name: [.customShort("o"), .long],
      help: ArgumentHelp(
        "The file, or the folder of CSV files. (default: standard output)", valueName: "path"),
      completion: .file())
    var output: String?

    @Option(help: "The form: ndjson or csv.")
    var format = Format.ndjson

    @OptionGroup var options: StoreOptions

    func validate() throws {
      if format == .csv, output == nil {
        throw ValidationError("--format csv: expected a folder, found none; name it with -o")
      }
    }

    func run() throws {
      let history = try options.open()
      switch (format, output) {
      case (.ndjson, nil):
        try lines(of: history, to: BufferedOutput(.standardOutput))
      case (.ndjson, let path?):
        let publication = try Publication(path: path)
        Signals.endCleanly(removingTemporariesIn: publication.folder)
        Publication.removeLeftovers(in: publication.folder)
        try lines(of: history, to: BufferedOutput(publication.output))
        try publication.publish()
      case (.csv, let folder):
        try tables(of: history, in: folder ?? ".")
      }
    }

    private func lines(of history: HistoryStore, to sink: BufferedOutput) throws {
      try history.export(
        begin: { _, _ in },
        row: { table, fields in
          NDJSONWriter.append(
            [Field("kind", .text(table.kind))] + fields, to: &sink.bytes)
          try sink.drain()
        })
      try sink.flush()
    }

    private func tables(of history: HistoryStore, in folder: String) throws {
      Signals.endCleanly(removingTemporariesIn: folder)
      try ReportFolder.prepare(folder)
      var publications: [Publication] = []
      var sink: BufferedOutput?
      let csv = CSVWriter()
      try history.export(
        begin: { table, columns in
          try sink?.flush()
          let publication = try Publication(path: "\(folder)/\(table.rawValue).csv")
          publications.append(publication)
          let next = BufferedOutput(publication.output)
          csv.appendRow(columns.map { .text($0) }, to: &next.bytes)
          sink = next
        },
        row: { _, fields in
          guard let sink else { return }
          csv.appendRow(fields.map(\.value), to: &sink.bytes)
          try sink.drain()
        })
      try sink?.flush()
      try Publication.publish(publications)
    }
  }
}

extension ExportTable {
  /// What a row is.
  fileprivate var kind: String {
    switch self {
    case .runs: "run"
    case .summaries: "summary"
    case .sources: "source"
    case .figures: "figure"
    case .outlooks: "outlook"
    }
  }
}
