/// How a tool ends, so that a script can tell what to mend: the command line, the data, or a place.
public enum ExitCode: Int32, Sendable, CaseIterable {
  /// All went well.
  case success = 0

  /// The command line is wrong.
  case usage = 64

  /// The data, a recipe or a model is not what it should be.
  case badData = 65

  /// A file, a folder or a part of the installation cannot be found, opened or written.
  case noFile = 66

  /// The tool itself is at fault.
  case internalFault = 70

  /// A person or the system stopped the tool.
  case interrupted = 130

  /// What the status means, as the help shows it.
  public var meaning: String {
    switch self {
    case .success: "done"
    case .usage: "wrong command line"
    case .badData: "wrong data"
    case .noFile: "a file cannot be found, opened or written"
    case .internalFault: "fault of the program"
    case .interrupted: "interrupted"
    }
  }
}

/// An error that knows with which status a tool should end, and whose description is for people.
public protocol ExitCodeError: Error, CustomStringConvertible {
  /// The status to end with.
  var exitCode: ExitCode { get }
}
