public import CommandLineKit
public import Engine

extension EngineError: ExitCodeError {
  /// A driver that is missing, a stop, or a fault.
  public var exitCode: ExitCode {
    switch self {
    case .driverNotFound, .driverNotLoaded: .noFile
    case .cancelled: .interrupted
    case .outOfMemory: .usage
    case .failed, .arrow: .internalFault
    }
  }
}
