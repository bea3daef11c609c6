internal import Glibc

/// Where jobs and what is known of their runs are kept, by the XDG Base Directory Specification.
public struct SchedulingFolders: Hashable, Sendable {
  /// `$XDG_CONFIG_HOME/payband` or `~/.config/payband`.
  public let configuration: String
  /// `$XDG_STATE_HOME/payband` or `~/.local/state/payband`.
  public let state: String
  /// `$XDG_DATA_HOME` where it is set, for the histories of the reports that jobs make.
  public let data: String?

  /// Creates a choice of folders, absolute; each ends with `/payband` where cron is to find it.
  public init(configuration: String, state: String, data: String? = nil) {
    self.configuration = configuration
    self.state = state
    self.data = data
  }

  /// Finds the folders.
  ///
  /// - Parameter environment: The environment of this process; where it names no home, as in an
  ///   empty one, the user database does.
  /// - Throws: ``SchedulingError/Reason/noHome`` where nothing names a home.
  public init(environment: [String: String]) throws(SchedulingError) {
    guard let home = SchedulingFolders.absolute(environment["HOME"]) ?? SchedulingFolders.home()
    else { throw SchedulingError(.noHome) }
    // A relative value is to be ignored, says the specification.
    let configuration = SchedulingFolders.absolute(environment["XDG_CONFIG_HOME"])
    let state = SchedulingFolders.absolute(environment["XDG_STATE_HOME"])
    self.init(
      configuration: (configuration ?? "\(home)/.config") + "/payband",
      state: (state ?? "\(home)/.local/state") + "/payband",
      data: SchedulingFolders.absolute(environment["XDG_DATA_HOME"]))
  }

  /// The variables that cron's bare environment lacks to find these same folders; none as a rule.
  public var variablesForCron: [(name: String, value: String)] {
    guard let bare = try? SchedulingFolders(environment: [:]) else { return [] }
    var variables: [(name: String, value: String)] = []
    if configuration != bare.configuration {
      variables.append(("XDG_CONFIG_HOME", PosixFile.folder(of: configuration)))
    }
    if state != bare.state { variables.append(("XDG_STATE_HOME", PosixFile.folder(of: state))) }
    if let data { variables.append(("XDG_DATA_HOME", data)) }
    return variables
  }

  /// The file that says what a job does.
  func jobFile(_ name: JobName) -> String { "\(configuration)/jobs/\(name).json" }
  /// The job's log; older parts have `.1`, `.2` … after the name.
  public func log(_ name: JobName) -> String { "\(state)/logs/\(name).log" }
  func statusFile(_ name: JobName) -> String { "\(state)/status/\(name).json" }
  func lock(_ name: JobName) -> String { "\(state)/locks/\(name).lock" }
  /// The lock that is held while the crontab and the job files are changed.
  var editLock: String { "\(state)/locks/.crontab.lock" }

  private static func absolute(_ path: String?) -> String? {
    guard let path, path.hasPrefix("/") else { return nil }
    return path
  }

  /// Returns the home folder in the user database, which is what cron sets.
  private static func home() -> String? {
    var entry = unsafe passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 1 << 14)
    guard unsafe getpwuid_r(getuid(), &entry, &buffer, buffer.count, &found) == 0,
      unsafe found != nil, let folder = unsafe entry.pw_dir
    else { return nil }
    return absolute(unsafe String(cString: folder))
  }
}
