public import CommandLineKit
public import Ingestion

extension IngestionError: ExitCodeError {
  /// A file that cannot be found or opened, a wrong command line, or wrong data.
  public var exitCode: ExitCode {
    switch self {
    case .notFound, .isFolder, .unreadable: .noFile
    case .unknownEncoding, .badDelimiter, .badQuote, .badDateFormat, .badReference, .mixedFormats:
      .usage
    case .engine(_, let error): error.exitCode == .internalFault ? .badData : error.exitCode
    default: .badData
    }
  }
}
