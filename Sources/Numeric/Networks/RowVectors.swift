/// Rows of numbers that stand row after row, each filled up with zeros to vectors of eight.
///
/// The form in which networks take and give values: a layer reads whole rows.
public struct RowVectors: Sendable, Hashable {
  /// The number of rows.
  public let rowCount: Int

  /// The number of values of a row.
  public let width: Int

  /// The number of vectors of a row.
  let stride: Int

  /// The rows, one after another.
  var lanes: [SIMD8<Double>]

  /// Creates rows of zeros.
  public init(rowCount: Int, width: Int) {
    self.rowCount = rowCount
    self.width = width
    stride = (width + 7) / 8
    lanes = Array(repeating: .zero, count: rowCount * stride)
  }

  /// Takes rows that are filled up with zeros to whole vectors.
  init(rowCount: Int, width: Int, lanes: [SIMD8<Double>]) {
    stride = (width + 7) / 8
    precondition(lanes.count == rowCount * stride, "whole vectors")
    (self.rowCount, self.width, self.lanes) = (rowCount, width, lanes)
  }

  /// Copies some rows of a matrix, in the order given.
  public init(_ rows: Matrix, selecting selection: some Collection<Int>) {
    self.init(rowCount: selection.count, width: rows.columnCount)
    for feature in 0..<width {
      let column = rows.column(feature)
      for (place, row) in selection.enumerated() { self[place, feature] = column[row] }
    }
  }

  /// One value of one row.
  public subscript(row: Int, column: Int) -> Double {
    get { lanes[row * stride + column >> 3][column & 7] }
    set { lanes[row * stride + column >> 3][column & 7] = newValue }
  }

  /// The values of one row.
  public func row(_ row: Int) -> [Double] { (0..<width).map { self[row, $0] } }
}
