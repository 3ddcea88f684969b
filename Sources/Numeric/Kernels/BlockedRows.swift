/// The rows of a matrix in blocks of eight, ready for kernels that keep one customer a lane.
///
/// Block `b` holds rows `8b ..< 8b + 8`: first their eight values of feature 0, then of feature 1,
/// and so on. Lanes past the last row hold zeros, which no kernel counts.
public struct BlockedRows: Sendable {
  /// The number of rows.
  public let rowCount: Int

  /// The number of features.
  public let featureCount: Int

  /// The values, `blockCount × featureCount` vectors.
  let blocks: [SIMD8<Double>]

  /// The number of blocks, the last of which may be partly filled.
  public var blockCount: Int { (rowCount + 7) / 8 }

  /// Copies the rows of a matrix.
  public init(_ rows: Matrix) {
    rowCount = rows.rowCount
    featureCount = rows.columnCount
    var blocks = [SIMD8<Double>](repeating: .zero, count: (rowCount + 7) / 8 * featureCount)
    for feature in 0..<featureCount {
      let column = rows.column(feature)
      for row in column.indices {
        blocks[row / 8 * featureCount + feature][row % 8] = column[row]
      }
    }
    self.blocks = blocks
  }

  /// Copies some of the rows of a matrix, in the order given; a row may be asked for twice.
  public init(_ rows: Matrix, selecting selection: [Int]) {
    self.init(rows.selectingRows(selection))
  }

  /// The values of one row.
  public func row(_ i: Int) -> [Double] {
    (0..<featureCount).map { blocks[i / 8 * featureCount + $0][i % 8] }
  }
}

extension SIMD8<Double> {
  /// Returns the sum of the lanes by halves, the same bits on every machine.
  @inline(__always)
  var laneSum: Double {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }
}
