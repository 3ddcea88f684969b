/// How a tool ends: the numbers of `sysexits.h`, and the shell's for an interruption.
public enum ExitCode: Int32, Sendable, CaseIterable {
  /// All went well.
  case success = 0

  /// The command line is wrong.
  case usage = 64

  /// The data, a recipe or a model is not what it should be.
  case badData = 65

  /// An input cannot be found or opened.
  case noInput = 66

  /// A driver or another part of the installation is missing.
  case unavailable = 69

  /// The tool itself is at fault.
  case internalFault = 70

  /// An output cannot be created.
  case cannotCreate = 73

  /// Reading or writing failed half-way, for example because the disk is full.
  case inputOutput = 74

  /// A person or the system stopped the tool.
  case interrupted = 130

  /// What the status means, as the help shows it.
  public var meaning: String {
    switch self {
    case .success: "done"
    case .usage: "wrong command line"
    case .badData: "wrong data"
    case .noInput: "input not found"
    case .unavailable: "something is not installed"
    case .internalFault: "fault of the program"
    case .cannotCreate: "output cannot be created"
    case .inputOutput: "reading or writing failed"
    case .interrupted: "interrupted"
    }
  }
}

/// An error that knows with which status a tool should end, and whose description is for people.
public protocol ExitCodeError: Error, CustomStringConvertible {
  /// The status to end with.
  var exitCode: ExitCode { get }
}
