public import CommandLineKit
public import Service

extension ServiceError: ExitCodeError {
  /// Wrong words, or a folder that cannot be used.
  public var exitCode: ExitCode {
    switch self {
    case .invalid, .conflict: .usage
    case .cannotStart: .internalFault
    default: .noFile
    }
  }
}
