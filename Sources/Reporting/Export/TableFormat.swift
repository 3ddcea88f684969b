/// A format of files that hold tables, known by the ending of their names.
public enum TableFormat: String, Sendable, CaseIterable {
  /// Comma-separated values.
  case csv

  /// A workbook.
  case xlsx

  /// Columns, compressed.
  case parquet

  /// Tells the format from the ending of a path.
  ///
  /// - Throws: ``ReportingError/unknownFormat(path:known:)``.
  public init(path: String) throws(ReportingError) {
    let name = path.split(separator: "/").last ?? ""
    let ending = name.contains(".") ? name.split(separator: ".").last?.lowercased() : nil
    guard let format = ending.flatMap(TableFormat.init(rawValue:)) else {
      throw .unknownFormat(path: path, known: Self.allCases.map { ".\($0.rawValue)" })
    }
    self = format
  }
}

extension WorkbookSheet {
  /// Writes the table of the sheet in the format the ending of a path asks for.
  ///
  /// - Parameter path: Where the file should be: `.csv`, `.xlsx` or `.parquet`.
  /// - Throws: ``ReportingError``, and for Parquet `EngineError` when the engine is missing.
  public func write(to path: String) throws {
    switch try TableFormat(path: path) {
    case .csv: try CSVWriter().write(table, to: path)
    case .xlsx: try WorkbookWriter(sheets: [self]).write(to: path)
    case .parquet: try ParquetWriter().write(table, to: path)
    }
  }
}
