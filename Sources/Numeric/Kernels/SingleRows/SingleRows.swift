/// Rows in single precision, about a middle, to find nearest centres quickly.
///
/// Half the memory is read and twice the rows fit a register, and the search takes products instead
/// of squared differences. It is off by a little, so it also finds how sure it is: a block of which
/// one row may have another nearest centre is searched again in double precision.
struct SingleRows: Sendable {
  /// The number of rows that are searched together.
  static let lanes = 16

  /// What rows and centres are measured from.
  let middle: [Double]

  /// The differences to the middle in blocks of sixteen rows, feature after feature.
  let values: [Float]

  /// A bound of the lengths of the rows of each block of sixteen.
  let lengths: [Float]

  /// Copies rows.
  init(_ rows: BlockedRows) {
    let features = rows.featureCount
    let stride = features * Self.lanes
    let middle = rows.sampleMean
    let count = (rows.blockCount + 1) / 2
    let values: [Float] = filledArray(count * stride, atLeast: 65_536, unit: stride) {
      cells, chunk in
      for first in Swift.stride(from: cells.lowerBound, to: cells.upperBound, by: stride) {
        for half in 0..<2 {
          let block = first / stride * 2 + half
          for feature in 0..<features {
            // The second half of the last block may be missing.
            let value =
              block < rows.blockCount
              ? rows.values.span.eight(at: block * features + feature) - middle[feature] : .zero
            for lane in 0..<8 {
              let cell = first &- cells.lowerBound &+ feature &* 16 &+ half &* 8 &+ lane
              chunk[cell] = Float(value[lane])
            }
          }
        }
      }
    }
    lengths = filledArray(count, atLeast: 4_096) { blocks, chunk in
      for block in blocks {
        var squares = SIMD16<Float>.zero
        for feature in 0..<features {
          let value = values.span.sixteen(at: block &* features &+ feature)
          squares += value * value
        }
        // The bound allows for more than the rounding of the sum.
        chunk[block - blocks.lowerBound] = squares.max().squareRoot() * 1.001
      }
    }
    self.middle = middle
    self.values = values
  }
}

extension BlockedRows {
  /// The mean of some rows at even distances.
  fileprivate var sampleMean: [Double] {
    let count = min(1_024, rowCount)
    return (0..<featureCount).map { feature in
      (0..<count).reduce(0) { $0 + values[cell($1 * rowCount / count, feature)] / Double(count) }
    }
  }
}

extension Span<Float> {
  /// Sixteen neighbouring values, counted in sixteens.
  @inline(__always)
  func sixteen(at index: Int) -> SIMD16<Float> {
    // Safe: callers ask for a feature of a block that exists.
    unsafe bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: index &* 64, as: SIMD16<Float>.self)
  }
}
