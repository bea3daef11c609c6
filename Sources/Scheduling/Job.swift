internal import Glibc

/// A report that is made again and again: when, of what, and where to.
public struct Job: Hashable, Sendable {
  /// The name that the crontab, the files and the logs have it under.
  public var name: JobName
  /// When it runs.
  public var schedule: CronExpression
  /// The absolute path of payband itself, which cron starts.
  public var program: String
  /// The arguments of payband without the output folder: `["report", "data", "--by", "level"]`.
  public var arguments: [String]
  /// Where the command runs, absolute; relative paths among the arguments start there.
  public var workingFolder: String
  /// The folder for the dated output folders, absolute; `nil` for a job that writes none.
  public var outputFolder: String?
  /// How many dated folders stay; `nil` for all.
  public var keep: Int?
  /// When the job was added; what it should have run before does not count.
  public var created: Timestamp

  /// Creates a job.
  ///
  /// - Throws: ``SchedulingError/Reason/unsafeText(what:text:problem:)`` for line breaks, control
  ///   characters and bytes that are not UTF-8 in the arguments and folders.
  public init(
    name: JobName, schedule: CronExpression, program: String, arguments: [String],
    workingFolder: String, outputFolder: String? = nil, keep: Int? = nil, created: Timestamp
  ) throws(SchedulingError) {
    for argument in arguments { try EntryCommand.check(argument, what: "argument") }
    try EntryCommand.check(workingFolder, what: "working folder")
    if let outputFolder { try EntryCommand.check(outputFolder, what: "output folder") }
    self.name = name
    self.schedule = schedule
    self.program = program
    self.arguments = arguments
    self.workingFolder = workingFolder
    self.outputFolder = outputFolder.map { Job.absolute($0, in: workingFolder) }
    self.keep = keep
    self.created = created
  }

  /// The command that is run, without the output folder, as one would write it in a shell.
  public var commandLine: String {
    (["payband"] + arguments.map(ShellWord.quoted)).joined(separator: " ")
  }

  /// Returns the absolute path of the program that is running.
  ///
  /// - Throws: ``SchedulingError/Reason/file(path:doing:problem:)`` where the kernel does not tell.
  public static func runningProgram() throws(SchedulingError) -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let link = "/proc/self/exe"
    let count = unsafe readlink(link, &buffer, buffer.count)
    guard count > 0 else { throw PosixFile.failure(link, "read the link", errno) }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func absolute(_ path: String, in folder: String) -> String {
    var path = path.hasPrefix("/") ? path : "\(folder)/\(path)"
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
