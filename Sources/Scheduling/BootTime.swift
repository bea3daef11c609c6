/// A moment by the clock of the kernel, which nobody sets: hundredths of a second since the machine
/// was started.
public struct BootTime: Hashable, Sendable {
  /// Which start of the machine is meant.
  let boot: String
  let hundredths: Int64

  /// Returns the present moment; `nil` where the kernel does not tell.
  static func now() -> BootTime? {
    guard let uptime = text("/proc/uptime")?.split(separator: " ").first else { return nil }
    return BootTime(hundredths: Int64(uptime.filter { $0 != "." }))
  }

  /// Returns when this process was started; `nil` where the kernel does not tell.
  public static func ofProcessStart() -> BootTime? {
    // proc(5): field 22, in hundredths; the second field, the name in parentheses, may have blanks.
    guard let fields = text("/proc/self/stat")?.split(separator: ")").last?.split(separator: " "),
      fields.count > 19, let start = BootTime(hundredths: Int64(fields[19])), let now = now(),
      start.hundredths <= now.hundredths
    else { return nil }
    return start
  }

  private init?(hundredths: Int64?) {
    guard let hundredths, hundredths > 0,
      let boot = BootTime.text("/proc/sys/kernel/random/boot_id")
    else { return nil }
    self.boot = String(boot.prefix { $0 != "\n" })
    self.hundredths = hundredths
  }

  private static func text(_ path: String) -> String? {
    guard let bytes = try? PosixFile.read(path) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension BootTime: CustomStringConvertible {
  /// `3f1c… 4711`, for a file.
  public var description: String { "\(boot) \(hundredths)" }

  /// Reads a description.
  init?(_ text: Substring) {
    let words = text.split(separator: " ")
    guard words.count == 2, let hundredths = Int64(words[1]) else { return nil }
    boot = String(words[0])
    self.hundredths = hundredths
  }

  /// Whether the moment is later than another one since the same start of the machine.
  func isAfter(_ other: BootTime) -> Bool { boot == other.boot && hundredths > other.hundredths }
}
