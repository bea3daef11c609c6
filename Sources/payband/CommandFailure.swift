internal import Compensation
internal import Extraction
internal import Scheduling
internal import Standardization
internal import Store
internal import Writers

/// The program's exit codes besides ArgumentParser's 64 for wrong arguments.
enum ProgramExit: Int32 {
  case done = 0
  /// Nothing was written.
  case failed = 1
  /// The work is done, but for inputs that could not be read.
  case inputsUnread = 3
  /// A median moved by more than `--fail-on` allows.
  case gateTripped = 4
  case nothingFound = 5
  case wrongArguments = 64
  case busy = 75
}

/// Why a command ends, in words for standard error, and with which code.
struct CommandFailure: Error, Hashable, CustomStringConvertible {
  /// What was expected and found, and the remedy; lower case, no full stop.
  var message: String
  var code: ProgramExit
  /// Whether nobody is left to tell: the reader of a pipe has gone.
  var isSilent = false

  init(_ message: String, code: ProgramExit) {
    self.message = message
    self.code = code
  }

  /// Creates the failure that an error of a stage means; `nil` for ArgumentParser's own errors.
  init?(_ error: any Error) {
    switch error {
    case let failure as CommandFailure:
      self = failure
    case let error as WriterError:
      self.init(error.description, code: .failed)
      isSilent = error.isBrokenPipe
    case let error as SchedulingError:
      self.init(error.description, code: ProgramExit(rawValue: error.exitCode) ?? .failed)
    case let error as StoreError:
      self.init(error.description, code: ProgramExit(rawValue: error.exitCode) ?? .failed)
    case let error as LexiconError:
      self.init(error.description, code: .failed)
    case let error as TableError:
      self.init(error.description, code: .failed)
    case let error as StandardizationError:
      self.init(error.description, code: .failed)
    case let error as ConversionError:
      self.init(error.description, code: .failed)
    default:
      return nil
    }
  }

  var description: String { message }
}
