/// Why a job could not be scheduled or run.
public struct SchedulingError: Error, Hashable, Sendable {
  /// What was found in the place of what was expected.
  public enum Reason: Hashable, Sendable {
    /// An expression has not five fields.
    case fieldCount(Int, String)
    /// A word with `@` that is no nickname of a schedule.
    case unknownNickname(String)
    case cronField(field: String, found: String, problem: String, allowed: String)
    /// No day has the date that an expression names.
    case neverRuns(String)
    /// Words after `--every` that name no period.
    case unknownPeriod(String)
    case clockTime(String, expected: String)
    /// A name with other characters than letters, digits, `.`, `_` and `-`, or too long.
    case jobName(String)
    /// A character that would end or change a line, or bytes that are no UTF-8.
    case unsafeText(what: String, text: String, problem: String)
    /// A crontab command above cron's limit of 998 bytes.
    case commandTooLong(bytes: Int)
    case notExecutable(path: String, problem: String)
    /// The marked block is not one whole block.
    case crontabBlock(line: Int, problem: String)
    case crontabCommand(command: String, exitCode: Int32, message: String)
    /// Somebody else wrote the crontab between our reading and our writing.
    case crontabChanged
    /// `systemd-analyze` refuses the units of a job.
    case unitsRefused(message: String)
    case jobExists(String)
    case noSuchJob(String, known: [String])
    /// Two jobs would put their dated folders into one.
    case outputShared(folder: String, job: String)
    case jobFile(path: String, problem: String)
    /// Another run holds the lock.
    case busy(path: String, holder: String?, waitedSeconds: Int)
    case file(path: String, doing: String, problem: String)
    case noHome
  }

  /// What went wrong.
  public var reason: Reason

  /// Creates an error of a reason.
  public init(_ reason: Reason) {
    self.reason = reason
  }

  /// 75 where another run holds the lock, 64 for wrong arguments, 1 for the rest.
  public var exitCode: Int32 {
    switch reason {
    case .busy: 75
    case .fieldCount, .unknownNickname, .cronField, .neverRuns, .unknownPeriod, .clockTime,
      .jobName,
      .unsafeText, .commandTooLong, .jobExists, .noSuchJob, .outputShared:
      64
    case .notExecutable, .crontabBlock, .crontabCommand, .crontabChanged, .unitsRefused,
      .jobFile, .file, .noHome:
      1
    }
  }
}

extension SchedulingError: CustomStringConvertible {
  public var description: String {
    switch reason {
    case .fieldCount(let count, let text):
      "“\(visible(text))” has \(count) fields where a cron expression has five (minute, hour, day "
        + "of the month, month, day of the week); write for example “0 6 * * 1”"
    case .unknownNickname(let text):
      "“\(visible(text))” is no schedule; expected @hourly, @daily, @weekly, @monthly, @yearly or "
        + "five fields"
    case .cronField(let field, let found, let problem, let allowed):
      "\(field): found “\(visible(found))”, where \(problem); expected \(allowed), ranges a-b, "
        + "steps */n or a-b/n, and lists of these with commas"
    case .neverRuns(let text):
      "“\(visible(text))” never runs, since no year has such a day; name another day or month"
    case .unknownPeriod(let text):
      "“\(visible(text))” is no period; expected hour, day, weekday, month, year or days of the week "
        + "such as monday,thursday"
    case .clockTime(let text, let expected):
      "“\(visible(text))” is no time; expected \(expected)"
    case .jobName(let name):
      "“\(visible(name))” is no job name; expected 1 to 64 letters a-z, digits, “.”, “_” and “-”, a "
        + "letter or digit first"
    case .unsafeText(let what, let text, let problem):
      "the \(what) “\(visible(text))” holds \(problem), which a crontab line or a log cannot carry; "
        + "rename it"
    case .commandTooLong(let bytes):
      "the crontab command has \(bytes) bytes, cron takes 998; install payband at a shorter path"
    case .notExecutable(let path, let problem):
      "\(visible(path)): \(problem); expected the absolute path of an executable file"
    case .crontabBlock(let line, let problem):
      "crontab:\(line): \(problem); repair the lines between “\(Crontab.beginMarker)” and "
        + "“\(Crontab.endMarker)” with crontab -e"
    case .crontabCommand(let command, let exitCode, let message):
      "\(command) ended with exit code \(exitCode): \(message); nothing was changed"
    case .crontabChanged:
      "the crontab was changed by another program meanwhile; nothing was written, try again"
    case .unitsRefused(let message):
      "systemd-analyze refuses the units: \(message); rename what it names"
    case .jobExists(let name):
      "a job “\(name)” exists; remove it first or choose another name"
    case .noSuchJob(let name, let known):
      "there is no job “\(visible(name))”; "
        + (known.isEmpty
          ? "add one with payband schedule add" : "there are: " + known.joined(separator: ", "))
    case .outputShared(let folder, let job):
      "\(visible(folder)) is the output folder of the job “\(job)”; give each job its own"
    case .jobFile(let path, let problem):
      "\(visible(path)): \(problem); remove the job and add it again"
    case .busy(let path, let holder, let seconds):
      "another run holds the lock \(visible(path))" + (holder.map { " (\($0))" } ?? "")
        + (seconds > 0 ? ", waited \(seconds) s" : "") + "; try again when it has ended"
    case .file(let path, let doing, let problem):
      "\(visible(path)): cannot \(doing): \(problem)"
    case .noHome:
      "neither HOME nor the user database names a home folder; set HOME"
    }
  }
}

/// Returns text for a message: control characters and what turns the direction of writing are shown
/// as `\u{…}`, so that a name cannot forge a line.
func visible(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0..<32, 127..<160, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069:
      result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
