public import Tabular

/// Writes tables as CSV that every spreadsheet and every data tool reads the same way.
///
/// RFC 4180 with UTF-8, commas and LF line ends. Numbers are printed shortest, so that reading gives
/// the same bits; times as `2010-12-01 08:26:00`; missing values as nothing.
///
/// > RFC 4180. Y. Shafranovich, "Common Format and MIME Type for CSV Files", 2005.
/// > OWASP, "CSV Injection".
public struct CSVWriter: Sendable {
  /// Whether a text that a spreadsheet would run as a formula, because it begins with
  /// `=`, `+`, `-`, `@`, tab or carriage return, is given a leading apostrophe.
  public var neutralisesFormulas: Bool

  /// Creates a writer.
  public init(neutralisesFormulas: Bool = true) {
    self.neutralisesFormulas = neutralisesFormulas
  }

  /// Writes a table; the file appears whole or not at all.
  ///
  /// - Parameters:
  ///   - table: The rows; the first line holds the names of its columns.
  ///   - path: Where the file should be.
  /// - Throws: ``ReportingError`` when the file cannot be created or the disk is full.
  /// - Complexity: O(cells).
  public func write(_ table: Table, to path: String) throws(ReportingError) {
    let file = try AtomicFile(at: path)
    var writer = try FileWriter(path: file.path, name: path)
    try writer.append { header(of: table, to: &$0) }
    let cells = table.columns.map { CSVCells($0, neutralises: neutralisesFormulas) }
    for row in 0..<table.rowCount {
      try writer.append { bytes in line(cells, row, to: &bytes) }
    }
    try writer.finish()
    try file.commit()
  }

  private func header(of table: Table, to bytes: inout [UInt8]) {
    for (i, name) in table.columnNames.enumerated() {
      if i > 0 { bytes.append(UInt8(ascii: ",")) }
      appendCSVText(Array(name.utf8)[...], neutralises: neutralisesFormulas, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private func line(_ cells: [CSVCells], _ row: Int, to bytes: inout [UInt8]) {
    for i in cells.indices {
      if i > 0 { bytes.append(UInt8(ascii: ",")) }
      cells[i].append(row, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}
