internal import Compensation
internal import Glibc

/// PDF files, read by the program pdftotext of poppler, in a process of its own.
struct PDFFormat: DocumentFormat {
  static let extensions: Set<String> = ["pdf"]

  private let program: String

  init(program: String) { self.program = program }

  func recognizes(_ document: RawDocument) -> Bool {
    PDFFormat.isPDF(document.bytes) || document.fileExtension == "pdf"
  }

  static func isPDF(_ start: [UInt8]) -> Bool { start.starts(with: "%PDF-".utf8) }

  func read(_ document: RawDocument) -> DocumentReading {
    var reading = DocumentReading(format: "pdf", encoding: "UTF-8")
    do throws(PDFError) {
      let (pages, complaint) = try text(of: document.bytes)
      reading.content = .text(pages.text(path: document.path))
      if let complaint {
        reading.issues.append(
          InputIssue(
            .error, path: document.path,
            message: "expected a whole PDF file, found damage (\(complaint)), and the text may"
              + " lack parts; fetch or save it again"))
      }
    } catch {
      reading.encoding = "binary"
      reading.issues.append(InputIssue(.error, path: document.path, message: error.message))
    }
    return reading
  }

  /// Returns the pages and what the program complains of.
  private func text(
    of bytes: [UInt8]
  ) throws(PDFError) -> (pages: PDFPages, complaint: String?) {
    guard unsafe access(program, X_OK) == 0 else { throw PDFError.noProgram(path: program) }
    let (output, complaint) = try run(["-layout"], bytes)
    var pages = PDFPages(output)
    guard pages.hasText else { throw PDFError.noText(pages: pages.pages.count) }
    let columns = pages.pagesInColumns
    if !columns.isEmpty, let (other, _) = try? run([], bytes) {
      pages.replace(columns, from: PDFPages(other))
    }
    return (pages, complaint)
  }

  private func run(
    _ options: [String], _ bytes: [UInt8]
  ) throws(PDFError) -> (output: [UInt8], complaint: String?) {
    let program = BoundedProgram(
      executable: program, arguments: ["-enc", "UTF-8"] + options + ["-", "-"])
    guard let outcome = program.run(on: bytes) else {
      throw PDFError.notStarted(path: program.executable)
    }
    let complaint = PDFFormat.complaint(in: outcome.errors)
    switch outcome.end {
    case .exit(0): return (outcome.output, complaint)
    case .exit(3): throw PDFError.notPermitted
    case .exit:
      let isLocked = String(decoding: outcome.errors, as: UTF8.self)
        .contains("Incorrect password")
      throw isLocked ? PDFError.encrypted : PDFError.damaged(complaint)
    // A program that gets no more memory ends itself by SIGABRT.
    case .signal(let number) where ![SIGKILL, SIGXCPU, SIGABRT].contains(number):
      throw PDFError.damaged("the program ended by signal \(number)")
    case .signal, .outOfTime, .tooMuchOutput:
      throw PDFError.beyondLimits(seconds: Int(program.timeLimit.components.seconds))
    }
  }

  /// Returns the first line that the program wrote of an error, without its kind.
  private static func complaint(in errors: [UInt8]) -> String? {
    let lines = String(decoding: TextRepair(errors).bytes, as: UTF8.self).split(separator: "\n")
    guard let line = lines.first(where: { $0.contains("Error") }) else { return nil }
    return String(line.prefix(120))
  }
}

/// A PDF file that cannot be read.
enum PDFError: Error, Hashable {
  case noProgram(path: String)
  case notStarted(path: String)
  case encrypted
  case notPermitted
  case damaged(String?)
  case noText(pages: Int)
  case beyondLimits(seconds: Int)

  /// What was expected and found, and the remedy.
  var message: String {
    switch self {
    case .noProgram(let path):
      "expected the program \(path) to read PDF files, found none; install the package"
        + " poppler-utils"
    case .notStarted(let path):
      "expected the program \(path) to start, found that the system refuses; check the limits of"
        + " the process"
    case .encrypted:
      "expected a PDF file without a password, found an encrypted one; save it without a password"
    case .notPermitted:
      "expected a PDF file whose text may be taken out, found one that forbids it; ask its author"
        + " for another"
    case .damaged(let complaint):
      "expected a PDF file, found damage\(complaint.map { " (\($0))" } ?? ""); fetch or save it"
        + " again"
    case .noText(let pages):
      "expected text, found no text layer: \(pages) \(pages == 1 ? "page" : "pages"); have the text"
        + " of the scanned pages recognised"
    case .beyondLimits(let seconds):
      "expected a PDF file that is read within \(seconds) seconds, 320 MB of memory and 64 MiB of"
        + " text, found one that takes more; split it"
    }
  }
}
