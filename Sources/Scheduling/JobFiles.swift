internal import FoundationEssentials
internal import Glibc

/// The jobs of a user: a JSON file for each, so that an argument never passes through a shell.
public struct JobFiles: Sendable {
  private let folders: SchedulingFolders

  /// - Parameter folders: Where the files are.
  public init(in folders: SchedulingFolders) {
    self.folders = folders
  }

  /// Returns a job.
  ///
  /// - Throws: ``SchedulingError/Reason/noSuchJob(_:known:)`` where it has no file,
  ///   ``SchedulingError/Reason/jobFile(path:problem:)`` where the file is not one of ours.
  public func job(_ name: JobName) throws(SchedulingError) -> Job {
    let path = folders.jobFile(name)
    guard let bytes = try PosixFile.read(path) else {
      throw SchedulingError(
        .noSuchJob(name.description, known: try names().map(\.description)))
    }
    let stored: StoredJob = try StoredJSON.decode(bytes, path: path)
    let job = try stored.job(path: path)
    guard job.name == name else {
      throw SchedulingError(.jobFile(path: path, problem: "it holds the job “\(job.name)”"))
    }
    return job
  }

  /// Returns the names of all jobs, sorted.
  public func names() throws(SchedulingError) -> [JobName] {
    try PosixFile.names(in: "\(folders.configuration)/jobs").compactMap { file in
      file.hasSuffix(".json") ? try? JobName(String(file.dropLast(5))) : nil
    }
  }

  /// Writes a job's file.
  func write(_ job: Job) throws(SchedulingError) {
    let path = folders.jobFile(job.name)
    try PosixFile.makeFolder(PosixFile.folder(of: path), mode: 0o700)
    try PosixFile.writeAtomically(StoredJSON.encode(StoredJob(job), path: path), to: path)
  }

  /// Removes a job's file; that it is gone already is no error.
  func remove(_ name: JobName) throws(SchedulingError) {
    let path = folders.jobFile(name)
    guard unsafe unlink(path) == 0 || errno == ENOENT else {
      throw PosixFile.failure(path, "remove", errno)
    }
  }
}

/// The form of a job's file.
private struct StoredJob: Codable {
  var version = 1
  var name: String
  var schedule: String
  var program: String
  var arguments: [String]
  var workingFolder: String
  var outputFolder: String?
  var keep: Int?
  var created: String

  init(_ job: Job) {
    name = job.name.description
    schedule = job.schedule.text
    program = job.program
    arguments = job.arguments
    workingFolder = job.workingFolder
    outputFolder = job.outputFolder
    keep = job.keep
    created = job.created.description
  }

  func job(path: String) throws(SchedulingError) -> Job {
    guard version == 1 else {
      throw SchedulingError(
        .jobFile(path: path, problem: "it has version \(version), this payband reads 1"))
    }
    guard let created = Timestamp(created) else {
      throw SchedulingError(.jobFile(path: path, problem: "“\(visible(created))” is no UTC time"))
    }
    return try Job(
      name: JobName(name), schedule: CronExpression(schedule), program: program,
      arguments: arguments, workingFolder: workingFolder, outputFolder: outputFolder, keep: keep,
      created: created)
  }
}

/// JSON as the files of jobs and their status have it: sorted keys in snake case, one a line.
enum StoredJSON {
  static func encode(_ value: some Encodable, path: String) throws(SchedulingError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    do {
      return try Array(encoder.encode(value)) + [UInt8(ascii: "\n")]
    } catch {
      throw SchedulingError(.file(path: path, doing: "write", problem: "\(error)"))
    }
  }

  static func decode<Value: Decodable>(
    _ bytes: [UInt8], path: String
  ) throws(SchedulingError) -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(Value.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw SchedulingError(.jobFile(path: path, problem: problem(error)))
    } catch {
      throw SchedulingError(.jobFile(path: path, problem: "\(error)"))
    }
  }

  private static func problem(_ error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, _): "the key “\(key.stringValue)” is missing"
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” is no \(type)"
    case .dataCorrupted: "it is not JSON"
    @unknown default: "it cannot be read"
    }
  }
}
