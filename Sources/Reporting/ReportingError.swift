/// Why results could not be written.
public enum ReportingError: Error, Hashable, Sendable {
  /// A file or folder cannot be created where it is wanted.
  case cannotCreate(path: String, reason: String)

  /// There is a folder where a file should go.
  case isFolder(path: String)

  /// There is a file where a folder should go.
  case isFile(path: String)

  /// The file is one of those that are read.
  case isInput(path: String)

  /// A file of a name that a study writes is there, but no study wrote it.
  case notOfStudy(path: String)

  /// Two results have the same place.
  case samePlace(path: String)

  /// The task was cancelled while a file was written.
  case cancelled

  /// The disk, or what the user may use of it, is full.
  case diskFull(path: String)

  /// Writing failed half-way.
  case writeFailed(path: String, reason: String)

  /// A table has more rows than a sheet of a workbook holds.
  case tooManyRows(path: String, rows: Int, limit: Int)

  /// A text is longer than a cell of a workbook holds; rows count from 1, without the header.
  case textTooLong(column: String, row: Int, limit: Int)

  /// The ending of a file name stands for no format that can be written.
  case unknownFormat(path: String, known: [String])

  /// The script that draws charts is at none of the places where it is looked for.
  case noChartLibrary(places: [String])
}

extension ReportingError: CustomStringConvertible {
  /// One sentence for a person: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .cannotCreate(let path, let reason):
      "'\(path)' cannot be created (\(reason)); choose another place with -o."
    case .isFolder(let path): "'\(path)' is a folder; give the name of a file in it."
    case .isFile(let path): "'\(path)' is a file; give the name of a folder with -o."
    case .isInput(let path):
      "'\(path)' is one of the files that are read, and would be lost; choose another place with -o."
    case .notOfStudy(let path):
      "'\(path)' is there already, and no study wrote it; choose another folder with -o, or move "
        + "the file."
    case .cancelled: "Stopped before the end; nothing was written."
    case .samePlace(let path): "'\(path)' was given for two results; give each a name of its own."
    case .diskFull(let path):
      "The disk is full, so '\(path)' was not written; make room or choose another place with -o."
    case .writeFailed(let path, let reason): "'\(path)' was not written (\(reason))."
    case .tooManyRows(let path, let rows, let limit):
      "'\(path)' would need \(rows) rows, but a sheet holds \(limit); write .csv or .parquet instead."
    case .textTooLong(let column, let row, let limit):
      "Row \(row) of the column '\(column)' is longer than the \(limit) characters a cell holds; "
        + "write .csv or .parquet instead."
    case .unknownFormat(let path, let known):
      "'\(path)' ends in none of \(known.joined(separator: ", ")), so its format is unknown."
    case .noChartLibrary(let places):
      "The script that draws charts, echarts.min.js, was not found (looked for "
        + "\(places.joined(separator: ", "))); run scripts/setup, or name it in "
        + "\(ChartLibrary.variable)."
    }
  }
}
