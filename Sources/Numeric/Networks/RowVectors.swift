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

  /// Copies rows of numbers that stand one after another.
  init(_ numbers: Span<Double>, from first: Int, rowCount: Int, width: Int) {
    self.init(rowCount: rowCount, width: width)
    precondition(0 <= first && first + rowCount * width <= numbers.count, "whole rows")
    let (stride, whole) = (stride, width / 8)
    var target = lanes.mutableSpan
    for row in 0..<rowCount {
      let start = first + row * width
      for block in 0..<whole {
        target[row * stride + block] = eight(numbers, at: start + block * 8)
      }
      for column in whole * 8..<width {
        target[row * stride + whole][column & 7] = numbers[start + column]
      }
    }
  }

  /// Writes the values of all rows one after another, without what fills them up.
  func write(into numbers: inout [Double], from first: Int) {
    let (values, whole) = (lanes.span, width / 8)
    var target = numbers.mutableSpan
    for row in 0..<rowCount {
      let start = first + row * width
      for block in 0..<whole { target.put(values[row * stride + block], at: start + block * 8) }
      for column in whole * 8..<width {
        target[start + column] = values[row * stride + whole][column & 7]
      }
    }
  }

  /// Copies some rows of a matrix, in the order given.
  public init(_ rows: Matrix, selecting selection: some Collection<Int>) {
    self.init(rowCount: selection.count, width: rows.columnCount)
    // An array, because a collection of any kind is asked for each value by a call.
    let (stride, selected) = (stride, Array(selection))
    var target = lanes.mutableSpan
    for feature in 0..<rows.columnCount {
      let column = rows.column(feature)
      var place = feature >> 3
      for row in selected {
        target[place][feature & 7] = column[row]
        place += stride
      }
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
