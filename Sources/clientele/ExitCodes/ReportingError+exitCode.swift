public import CommandLineKit
public import Reporting

extension ReportingError: ExitCodeError {
  /// Wrong place, full disk, or a table that does not fit the format.
  public var exitCode: ExitCode {
    switch self {
    case .cannotCreate, .isFolder, .isFile, .diskFull, .writeFailed: .noFile
    case .isInput, .notOfStudy: .noFile
    case .cancelled: .interrupted
    case .tooManyRows, .textTooLong: .badData
    case .unknownFormat, .samePlace: .usage
    case .noChartLibrary: .noFile
    }
  }
}
