internal import ArgumentParser
internal import Documents

/// How inputs are read.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The encoding of all texts, “windows-1250”, whatever they declare. (default: found for each)",
      valueName: "encoding"))
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      "The most MiB that an input has, decompressed too.", valueName: "mib"))
  var maxSize = InputFile.defaultSizeLimit >> 20

  @OptionGroup var columns: ColumnOptions

  func validate() throws {
    if let encoding, TextEncoding(label: encoding) == nil {
      throw ValidationError(
        "expected the name of an encoding, found “\(encoding)”; write it as HTML does, as"
          + " “utf-8” or “iso-8859-2”")
    }
    guard (1...1 << 20).contains(maxSize) else {
      throw ValidationError(
        "expected a size of 1 to \(1 << 20) MiB, found \(maxSize); leave out --max-size for"
          + " \(InputFile.defaultSizeLimit >> 20)")
    }
  }

  /// The encoding that the user says.
  var textEncoding: TextEncoding? { encoding.flatMap { TextEncoding(label: $0) } }
  /// The most bytes of an input.
  var sizeLimit: Int { maxSize << 20 }
}
