/// A dense table of numbers, one customer a row and one feature a column.
///
/// Values are stored column by column, so that a kernel that walks one feature of many customers
/// reads consecutive memory. Copies are cheap until one of them is written to.
public struct Matrix: Sendable, Hashable, Codable {
  /// The number of rows.
  public let rowCount: Int

  /// The number of columns.
  public let columnCount: Int

  private var values: [Double]

  /// Creates a matrix from its columns.
  ///
  /// - Parameter columns: The columns, all of one length.
  /// - Throws: ``ShapeError/raggedColumns(expected:got:column:)`` when the lengths differ.
  public init(columns: [[Double]]) throws(ShapeError) {
    rowCount = columns.first?.count ?? 0
    columnCount = columns.count
    for (j, column) in columns.enumerated() where column.count != rowCount {
      throw .raggedColumns(expected: rowCount, got: column.count, column: j)
    }
    values = Array(columns.joined())
  }

  /// Creates a matrix of zeros.
  public init(rowCount: Int, columnCount: Int) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    values = [Double](repeating: 0, count: rowCount * columnCount)
  }

  /// The values of one column, top to bottom.
  ///
  /// - Precondition: `j` is in `0 ..< columnCount`.
  @_lifetime(borrow self)
  public borrowing func column(_ j: Int) -> Span<Double> {
    values.span.extracting(j * rowCount..<(j + 1) * rowCount)
  }

  /// The values of one column, to be changed in place.
  ///
  /// - Precondition: `j` is in `0 ..< columnCount`.
  @_lifetime(&self)
  public mutating func mutableColumn(_ j: Int) -> MutableSpan<Double> {
    let cells = j * rowCount..<(j + 1) * rowCount
    let all = values.mutableSpan
    return all._consumingExtracting(cells)
  }

  /// All values, column after column.
  public var span: Span<Double> {
    @_lifetime(borrow self)
    get { values.span }
  }

  /// The value in one cell.
  public subscript(row: Int, column: Int) -> Double {
    get { values[column * rowCount + row] }
    set { values[column * rowCount + row] = newValue }
  }

  /// The values of one row, left to right.
  public func row(_ i: Int) -> [Double] { (0..<columnCount).map { self[i, $0] } }

  /// The values of one column as an array.
  public func columnValues(_ j: Int) -> [Double] {
    Array(values[j * rowCount..<(j + 1) * rowCount])
  }

  /// Returns a matrix of some of the rows, in the order given; a row may be asked for twice.
  public func selectingRows(_ rows: [Int]) -> Matrix {
    var result = Matrix(rowCount: rows.count, columnCount: columnCount)
    for j in 0..<columnCount {
      let values = column(j)
      var copy = result.mutableColumn(j)
      for i in rows.indices { copy[i] = values[rows[i]] }
    }
    return result
  }

  /// Returns a matrix of some of the columns, in the order given; a column may be asked for twice.
  public func selectingColumns(_ columns: [Int]) -> Matrix {
    var result = Matrix(rowCount: rowCount, columnCount: columns.count)
    for (place, column) in columns.enumerated() {
      let values = self.column(column)
      var copy = result.mutableColumn(place)
      for row in values.indices { copy[row] = values[row] }
    }
    return result
  }

  private enum CodingKeys: String, CodingKey { case rowCount, columnCount, values }

  /// Reads a matrix, and refuses one whose values do not fill its shape.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    rowCount = try container.decode(Int.self, forKey: .rowCount)
    columnCount = try container.decode(Int.self, forKey: .columnCount)
    values = try container.decode([Double].self, forKey: .values)
    let (cells, overflow) = rowCount.multipliedReportingOverflow(by: columnCount)
    guard rowCount >= 0, columnCount >= 0, !overflow, cells == values.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container,
        debugDescription: "A matrix of \(rowCount) × \(columnCount) has \(values.count) values.")
    }
  }
}
