/// The rows of a matrix in blocks of eight, ready for kernels that keep one customer a lane.
///
/// Block `b` holds rows `8b ..< 8b + 8`: first their eight values of feature 0, then of feature 1,
/// and so on. Lanes past the last row hold zeros, which no kernel counts.
public struct BlockedRows: Sendable {
  /// The number of rows.
  public let rowCount: Int

  /// The number of features.
  public let featureCount: Int

  /// The values, `blockCount × featureCount × 8`; none when they are ``given``.
  let values: [Double]

  /// The rows in the matrix they were given in, when they are left there.
  let given: Matrix?

  /// The tiles of rows that stand in the order of space; `nil` for rows in the order given.
  let tiles: Tiles?

  /// The rows in single precision; `nil` when searching them would not pay.
  let singles: SingleRows?

  /// The number of blocks, the last of which may be partly filled.
  public var blockCount: Int { (rowCount + 7) / 8 }

  /// Copies the rows of a matrix.
  public init(_ rows: Matrix) {
    rowCount = rows.rowCount
    featureCount = rows.columnCount
    let featureCount = featureCount
    let stride = featureCount * 8
    values = filledArray(rows.blockCount * stride, atLeast: 65_536, unit: stride) {
      cells, chunk in
      for feature in 0..<featureCount {
        for block in cells.lowerBound / stride..<cells.upperBound / stride {
          let cell = block &* stride &- cells.lowerBound &+ feature &* 8
          chunk.put(rows.eight(block, feature), at: cell)
        }
      }
    }
    (given, tiles, singles) = (nil, nil, nil)
  }

  /// Takes values that stand in blocks.
  init(rowCount: Int, featureCount: Int, values: [Double]) {
    (self.rowCount, self.featureCount, self.values) = (rowCount, featureCount, values)
    (given, tiles, singles) = (nil, nil, nil)
  }

  /// Takes rows with what helps to group many of them.
  init(_ rows: BlockedRows, tiles: Tiles) {
    (rowCount, featureCount, values) = (rows.rowCount, rows.featureCount, rows.values)
    (given, self.tiles, singles) = (nil, tiles, nil)
  }

  /// Takes rows that stay in a matrix, with their copy in single precision.
  init(_ singles: SingleRows) { self.init(given: singles.rows, singles: singles) }

  /// Takes rows that stay in a matrix.
  init(given rows: Matrix, singles: SingleRows? = nil) {
    (rowCount, featureCount, values) = (rows.rowCount, rows.columnCount, [])
    (given, tiles, self.singles) = (rows, nil, singles)
  }

  /// These rows with all values in blocks.
  var inBlocks: BlockedRows { given.map { BlockedRows($0) } ?? self }

  /// Reads blocks with values that stand in blocks, some at a time when they have to be copied.
  ///
  /// - Parameters:
  ///   - blocks: The blocks.
  ///   - read: Reads some of them; `start` is the block at which the values begin.
  @inline(__always)
  func forEachBatch(
    of blocks: Range<Int>,
    _ read: (_ blocks: Range<Int>, _ values: Span<Double>, _ start: Int) -> Void
  ) {
    guard let given else { return read(blocks, values.span, 0) }
    // So many that they stay near the core.
    for first in stride(from: blocks.lowerBound, to: blocks.upperBound, by: 64) {
      let batch = first..<min(first + 64, blocks.upperBound)
      var copy = [Double](repeating: 0, count: batch.count * featureCount * 8)
      var cells = copy.mutableSpan
      for block in batch {
        for feature in 0..<featureCount {
          let cell = ((block &- first) &* featureCount &+ feature) &* 8
          cells.put(given.eight(block, feature), at: cell)
        }
      }
      read(batch, copy.span, first)
    }
  }

  /// Copies some of the rows of a matrix, in the order given; a row may be asked for twice.
  public init(_ rows: Matrix, selecting selection: [Int]) {
    self.init(rows.selectingRows(selection))
  }

  /// The values of one row.
  public func row(_ i: Int) -> [Double] {
    (0..<featureCount).map { value(i, $0) }
  }

  /// One value of one row.
  func value(_ row: Int, _ feature: Int) -> Double {
    given.map { $0[row, feature] } ?? values[cell(row, feature)]
  }

  /// The mean over features of the variance of their values, with `n` below the line.
  public var meanVariance: Double {
    guard rowCount > 0, featureCount > 0 else { return 0 }
    let means = sums { value, _ in value }.map { $0 / Double(rowCount) }
    let squares = sums { value, feature in
      let difference = value - means[feature]
      return difference * difference
    }
    return squares.reduce(0) { $0 + $1 / Double(rowCount) } / Double(featureCount)
  }

  /// Returns the sum of a term over the rows, for each feature.
  private func sums(_ term: (SIMD8<Double>, Int) -> SIMD8<Double>) -> [Double] {
    var sums = [SIMD8<Double>](repeating: .zero, count: featureCount)
    let lanes = SIMD8<Int64>(0, 1, 2, 3, 4, 5, 6, 7)
    for block in 0..<blockCount {
      let isRow = lanes .< SIMD8(repeating: Int64(rowCount - block * 8))
      for feature in 0..<featureCount {
        let value =
          given?.eight(block, feature)
          ?? values.span.eight(at: block * featureCount + feature)
        sums[feature] += SIMD8<Double>.zero.replacing(with: term(value, feature), where: isRow)
      }
    }
    return sums.map(\.laneSum)
  }

  /// The position of one value of one row.
  func cell(_ row: Int, _ feature: Int) -> Int {
    (row / 8 * featureCount + feature) * 8 + row % 8
  }
}

extension SIMD8<Int64> {
  /// Whether every lane is zero; bitwise, because masks of this width have no quick reduction.
  @inline(__always)
  var isZero: Bool {
    let four = lowHalf | highHalf
    let two = four.lowHalf | four.highHalf
    return two.x | two.y == 0
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
