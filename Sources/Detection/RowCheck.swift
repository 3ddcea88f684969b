import Numeric
import Parameters

/// Values of a greater size are refused, because their squares would not be finite.
private let greatestValue = 1e150

/// Checks that rows are finite and that there are enough of them.
///
/// - Complexity: O(`n` · `d`).
func checkRows(_ rows: Matrix, method: String, needed: Int) throws(DetectionError) {
  guard rows.rowCount >= needed else {
    throw .tooFewRows(method: method, needed: needed, got: rows.rowCount)
  }
  guard rows.columnCount > 0 else { throw .noFeatures(method: method) }
  for column in 0..<rows.columnCount {
    let values = rows.column(column)
    for row in values.indices where !(abs(values[row]) <= greatestValue) {
      throw .notFinite(row: row, column: column, value: "\(values[row])")
    }
  }
}

/// Whether stored rows could have been learned: they are finite, and there are enough of them.
func areWhole(_ rows: Matrix, needed: Int = 1) -> Bool {
  (try? checkRows(rows, method: "", needed: needed)) != nil
}

/// Checks that rows have the width of the rows a model was fitted on.
func checkWidth(_ rows: Matrix, expected: Int) throws(ShapeError) {
  guard rows.columnCount == expected else {
    throw .featureCount(expected: expected, got: rows.columnCount)
  }
}

extension Detector {
  /// Whether every hyper-parameter is in its range.
  var isValid: Bool { (try? validate()) != nil }

  /// Checks the hyper-parameters, and that rows are finite and that there are enough of them.
  ///
  /// - Complexity: O(`n` · `d`).
  func check(_ rows: Matrix, needed: Int = 2) throws(DetectionError) {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, needed: needed)
  }
}

extension DetectorModel {
  /// Checks that a row has the width of the rows of the fit.
  func checkRow(_ row: [Double]) throws(ShapeError) {
    guard row.count == featureCount else {
      throw .featureCount(expected: featureCount, got: row.count)
    }
  }

  /// Returns rows of which there is one, as wide as the rows of the fit.
  func oneRow(_ row: [Double]) throws(ShapeError) -> Matrix {
    try checkRow(row)
    return try Matrix(columns: row.map { [$0] })
  }
}
