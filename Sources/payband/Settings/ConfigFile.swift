internal import Documents
internal import Yams

/// A config file: settings by name, in YAML, each with its place.
///
/// ```yaml
/// inputs: [documents, surveys/pay.csv]
/// output: reports
/// currency: EUR
/// only:
///   - account-manager
///   - project-manager
/// map: {role: Job Title}
/// ```
struct ConfigFile {
  /// The path as the user or the environment names it.
  let path: String
  /// The settings by their keys.
  private(set) var settings: [String: SettingValue] = [:]
  private var problems: [SettingProblem] = []

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The path; those in the file are relative to its folder.
  ///   - options: The settings that there are.
  ///   - home: What `~/` at the beginning of a path means.
  /// - Throws: ``CommandFailure`` with every problem of the file, each with its line and column.
  init(path: String, for options: [CommandOption], home: String?) throws(CommandFailure) {
    self.path = path
    let text = try ConfigFile.text(of: path)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let reader = SettingReader(options: options, folder: folder, home: home)
    do {
      if let root = try Parser(yaml: text).singleRoot() { read(root, by: reader) }
    } catch {
      problems = [problem(error, in: text)]
    }
    guard problems.isEmpty else {
      throw CommandFailure(
        problems.map(\.description).joined(separator: "\npayband: "), code: .wrongArguments)
    }
  }

  /// Returns the items of a list that is written in one line, `[a, b]`; `nil` for other text.
  static func list(_ text: String, at place: SettingPlace) -> SettingReader.Found? {
    guard text.hasPrefix("["), let root = try? Parser(yaml: text).singleRoot(),
      case .sequence(let sequence) = root
    else { return nil }
    return .list(sequence.map { .init(text: $0.plainText, words: $0.words, place: place) })
  }

  private static func text(of path: String) throws(CommandFailure) -> String {
    let bytes: [UInt8]
    do throws(InputError) {
      bytes = try InputFile(pathBytes: RawArguments.bytes(of: path)).contents(limit: 1 << 20)
    } catch {
      throw CommandFailure(error.description, code: .failed)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure(
        "\(path):1:1: expected YAML in UTF-8, found other bytes; save it as UTF-8",
        code: .wrongArguments)
    }
    return text
  }

  private mutating func read(_ root: Node, by reader: SettingReader) {
    guard case .mapping(let mapping) = root else {
      if case .scalar(let scalar) = root, scalar.string.isEmpty { return }
      problems = [
        SettingProblem(
          place: place(of: root),
          message:
            "expected settings such as “currency: EUR”, found \(root.words); write a line for"
            + " each")
      ]
      return
    }
    for (key, value) in mapping {
      do throws(SettingProblem) {
        guard let name = key.scalar?.string else {
          throw SettingProblem(
            place: place(of: key),
            message: "expected the name of a setting, found \(key.words); see payband config show")
        }
        let option = try reader.option(name, at: place(of: key))
        let place = place(of: value.isEmptyScalar ? key : value)
        var found = try reader.value(of: option, items(of: value), at: place)
        found.place = self.place(of: key)
        settings[option.key] = found
      } catch {
        problems.append(error)
      }
    }
  }

  /// What stands behind a key.
  private func items(of node: Node) -> SettingReader.Found {
    switch node {
    case .scalar(let scalar):
      scalar.isNull ? .nothing : .one(scalar.string)
    case .sequence(let sequence):
      .list(
        sequence.map { item in
          .init(text: item.plainText, words: item.words, place: place(of: item))
        })
    case .mapping(let mapping):
      .table(
        mapping.map { name, value in
          .init(
            text: name.plainText.flatMap { name in value.plainText.map { "\(name)=\($0)" } },
            words: value.words, place: place(of: value))
        })
    case .alias: .nothing
    }
  }

  private func place(of node: Node) -> SettingPlace {
    .file(path: path, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  /// Returns what the reader of YAML says.
  private func problem(_ error: any Error, in text: String) -> SettingProblem {
    func problem(_ message: String, _ line: Int, _ column: Int) -> SettingProblem {
      SettingProblem(
        place: .file(path: path, line: line, column: column),
        message: "expected YAML: \(message); correct it")
    }
    switch error as? YamlError {
    case .scanner(let context, let message, let mark, _),
      .parser(let context, let message, let mark, _),
      .composer(let context, let message, let mark, _):
      let scene = context.map { "\($0.text), " } ?? ""
      return problem("\(scene)\(message)", mark.line, mark.column)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let name = duplicates.first ?? ""
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let places = lines.indices.filter { index in
        lines[index].drop { " \"'".contains($0) }.hasPrefix(name)
      }
      return SettingProblem(
        place: .file(
          path: path, line: places.dropFirst().first.map { $0 + 1 } ?? context.mark.line,
          column: 1),
        message: "expected each name once, found “\(name)” a second time; leave one out")
    case .reader(let message, let offset, _, _):
      let before = text.unicodeScalars.prefix(offset ?? 0).split(
        separator: "\n", omittingEmptySubsequences: false)
      return problem(message, max(1, before.count), (before.last?.count ?? 0) + 1)
    default:
      return problem("\(error)", 1, 1)
    }
  }
}

extension Node {
  /// The text of a scalar, `nil` for anything else and for nothing.
  fileprivate var plainText: String? {
    scalar.flatMap { $0.isNull ? nil : $0.string }
  }

  fileprivate var isEmptyScalar: Bool { scalar?.string.isEmpty ?? false }

  /// What a message calls the node.
  fileprivate var words: String {
    switch self {
    case .scalar(let scalar): scalar.isNull ? "nothing" : "“\(scalar.string)”"
    case .sequence: "a list"
    case .mapping: "a table of names and values"
    case .alias: "an alias"
    }
  }
}

extension Node.Scalar {
  /// Whether YAML takes the plain text for nothing.
  fileprivate var isNull: Bool {
    style == .plain && ["", "~", "null", "Null", "NULL"].contains(string)
  }
}
