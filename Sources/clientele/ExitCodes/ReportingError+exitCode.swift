public import CommandLineKit
public import Reporting

extension ReportingError: ExitCodeError {
  /// Wrong place, full disk, or a table that does not fit the format.
  public var exitCode: ExitCode {
    switch self {
    case .cannotCreate, .isFolder, .isFile, .diskFull, .writeFailed: .noFile
    case .tooManyRows, .textTooLong: .badData
    case .unknownFormat: .usage
    case .noChartLibrary: .noFile
    }
  }
}
