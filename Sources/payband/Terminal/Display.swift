internal import ArgumentParser
internal import Glibc

/// How tables look on standard output.
struct DisplayOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: """
      Color in tables, or none. (default: color on a terminal, unless NO_COLOR is set or TERM is \
      “dumb”)
      """)
  var color: Bool?

  /// Whether tables carry escape sequences.
  var usesColor: Bool {
    if let color { return color }
    if let wish = Environment["NO_COLOR"], !wish.isEmpty { return false }
    return isatty(STDOUT_FILENO) == 1 && Environment["TERM"] != "dumb"
  }

  /// The columns of the terminal; 80, or what COLUMNS says, where there is none.
  var width: Int {
    var size = winsize()
    if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return max(40, Int(size.ws_col))
    }
    return Environment["COLUMNS"].flatMap { Int($0) }.map { max(40, $0) } ?? 80
  }
}
