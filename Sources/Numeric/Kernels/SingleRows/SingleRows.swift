/// Rows in single precision, about a middle, to find nearest centres quickly.
///
/// A part of the memory is read and twice the rows fit a register, and the search takes products instead
/// of squared differences. It is off by a little, so it also finds how sure it is: a block of which
/// one row may have another nearest centre is searched again in double precision, in the rows as they
/// were given.
struct SingleRows: Sendable {
  /// The number of rows that are searched together.
  static let lanes = 16

  /// The rows as they were given.
  let rows: Matrix

  /// What rows and centres are measured from.
  let middle: [Double]

  /// Blocks of sixteen rows: half their squared lengths, then the differences to the middle.
  ///
  /// Feature follows feature, and lanes past the last row hold zeros.
  let values: [SIMD16<Float>]

  /// A bound of the lengths of the rows of each block of sixteen.
  let lengths: [Float]

  /// The number of blocks of sixteen.
  var blockCount: Int { lengths.count }

  /// Copies rows.
  init(_ rows: Matrix) {
    let features = rows.columnCount
    let stride = features + 1
    let middle = rows.sampleMean
    let count = (rows.rowCount + Self.lanes - 1) / Self.lanes
    let values: [SIMD16<Float>] = filledArray(count * stride, atLeast: 4_096, unit: stride) {
      cells, chunk in
      for first in Swift.stride(from: cells.lowerBound, to: cells.upperBound, by: stride) {
        let place = first &- cells.lowerBound
        var squares = SIMD16<Float>.zero
        for feature in 0..<features {
          let value = rows.sixteen(first / stride, feature, from: middle[feature])
          squares += value * value
          chunk[place &+ feature &+ 1] = value
        }
        chunk[place] = squares / 2
      }
    }
    lengths = filledArray(count, atLeast: 4_096) { blocks, chunk in
      for block in blocks {
        // The bound allows for more than the rounding of the sum.
        chunk[block - blocks.lowerBound] =
          (values[block * stride].max() * 2).squareRoot() * 1.001
      }
    }
    (self.rows, self.middle, self.values) = (rows, middle, values)
  }
}

extension Matrix {
  /// The mean of some rows at even distances.
  fileprivate var sampleMean: [Double] {
    let count = min(1_024, rowCount)
    return (0..<columnCount).map { feature in
      (0..<count).reduce(0) { $0 + self[$1 * rowCount / count, feature] / Double(count) }
    }
  }

  /// The differences of the values of sixteen rows to a number; zero in lanes without a row.
  @inline(__always)
  fileprivate func sixteen(_ block: Int, _ feature: Int, from middle: Double) -> SIMD16<Float> {
    let low = eight(block &* 2, feature) - middle
    let high = eight(block &* 2 &+ 1, feature) - middle
    var result = SIMD16(lowHalf: SIMD8<Float>(low), highHalf: SIMD8<Float>(high))
    let present = rowCount &- block &* 16
    if present < 16 {
      for lane in max(0, present)..<16 { result[lane] = 0 }
    }
    return result
  }
}
