/// A symmetric matrix of which most cells are zero.
public struct SparseSymmetric: Sendable {
  /// A cell that is not zero.
  public struct Cell: Sendable, Hashable {
    /// The column of the cell.
    public let column: Int32

    /// What stands in it.
    public var value: Double

    /// Creates a cell.
    public init(column: Int32, value: Double) {
      self.column = column
      self.value = value
    }
  }

  /// The number of rows and of columns.
  public let size: Int

  private let starts: [Int]
  private let cells: [Cell]

  /// Gathers the cells of each row.
  ///
  /// - Parameter rows: The cells of each row, by rising column; cell (i, j) as cell (j, i).
  /// - Precondition: Columns are in `0 ..< rows.count`.
  public init(rows: [[Cell]]) {
    size = rows.count
    var starts = [0]
    for row in rows {
      precondition(row.allSatisfy { 0..<Int32(rows.count) ~= $0.column }, "a square matrix")
      starts.append((starts.last ?? 0) + row.count)
    }
    self.starts = starts
    cells = Array(rows.joined())
  }

  /// Returns the product with a vector; each of its values is added up in the order of columns.
  ///
  /// - Parameter vector: A value a column.
  /// - Returns: A value a row.
  /// - Complexity: O(cells), rows side by side.
  /// - Precondition: `vector.count == size`.
  public func product(with vector: [Double]) -> [Double] {
    precondition(vector.count == size, "a value for each column")
    var result = [Double](repeating: 0, count: size)
    var span = result.mutableSpan
    forEachChunk(of: &span, atLeast: max(64, 100_000 * size / max(1, cells.count))) { rows, chunk in
      for row in rows {
        var sum = 0.0
        for place in starts[row]..<starts[row + 1] {
          sum += cells[place].value * vector[Int(cells[place].column)]
        }
        chunk[row - rows.lowerBound] = sum
      }
    }
    return result
  }

  /// The whole matrix, zeros included.
  var dense: Matrix {
    var result = Matrix(rowCount: size, columnCount: size)
    for row in 0..<size {
      for place in starts[row]..<starts[row + 1] {
        result[row, Int(cells[place].column)] = cells[place].value
      }
    }
    return result
  }
}
