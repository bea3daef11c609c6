internal import ArgumentParser
internal import Glibc

/// The report that a job makes, as a user writes it behind `--`.
struct ScheduledReport {
  /// The arguments without the output folder, which is the job's, and with the settings of this
  /// environment, which cron has not: those of variables as options, and the config file by its
  /// absolute path.
  let arguments: [String]
  let outputFolder: String

  /// - Parameters:
  ///   - command: The command line behind `--`.
  ///   - folder: Where relative paths start, absolute.
  /// - Throws: ArgumentParser's error for arguments that `report` would not take,
  ///   ``CommandFailure`` for settings that it would not.
  init(_ command: [String], in folder: String, environment: [String: String]) throws {
    let settings = try Settings(
      of: ReportCommand.self, Array(command.dropFirst()), environment: environment)
    func parse(_ rest: [String]) throws -> ReportCommand {
      guard let report = try Payband.parseAsRoot(command.prefix(1) + rest) as? ReportCommand else {
        throw ValidationError("expected “-- report …”; only reports are scheduled")
      }
      return report
    }
    do {
      outputFolder = try parse(settings.arguments).output
    } catch {
      throw settings.failure(error) { _ = try parse($0) } ?? error
    }
    arguments =
      command.prefix(1) + settings.argumentsForJob(without: ["output"], in: folder)
  }
}

/// Where this process is.
enum WorkingFolder {
  /// The folder that relative paths start from, absolute.
  static func current() throws(CommandFailure) -> String {
    guard let path = unsafe getcwd(nil, 0) else {
      throw CommandFailure(
        "expected a working folder, found none; go to one that exists", code: .failed)
    }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }
}
