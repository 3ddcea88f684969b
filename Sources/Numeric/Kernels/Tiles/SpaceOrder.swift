/// An order of rows in which rows that are near each other mostly stand near each other.
///
/// Space is cut into equal cells along each feature, and the bits of the cell numbers are mixed
/// feature by feature (Morton's curve). Rows of one cell keep their order. The cells cover the
/// range of all but the outermost values, which are put into the outermost cells: a few huge values
/// must not leave one cell for the rest.
struct SpaceOrder {
  /// The bits of the cell number of one row, and how they are sorted: the high ones, then the others.
  static let lowBits = 11
  static let highBits = 10

  /// The most features that are arranged; with more, near rows are too rarely in one cell.
  static let mostFeatures = 4

  private let origins: [Double]
  private let scale: Double
  private let limit: Double

  /// Where the bits of a cell number go, for the first feature.
  private let spread: [UInt32]

  /// Lays cells over rows; `nil` when the rows have no extent that can be cut.
  ///
  /// - Parameter rows: The rows, finite, with 1 to 4 features.
  init?(over rows: Matrix) {
    let features = rows.columnCount
    let bits = (Self.lowBits + Self.highBits) / features
    let ranges = (0..<features).map { innerRange(of: rows.column($0)) }
    let width = ranges.map { $0.upperBound - $0.lowerBound }.max() ?? 0
    let cells = 1 << bits
    scale = Double(cells) / width
    guard width > 0, width.isFinite, scale.isFinite else { return nil }
    origins = ranges.map(\.lowerBound)
    limit = Double(cells - 1)
    spread = (0..<cells).map { cell in
      (0..<bits).reduce(0) { $0 | UInt32(cell >> $1 & 1) << UInt32($1 * features) }
    }
  }

  /// The number of the cell of a row.
  ///
  /// - Parameters:
  ///   - features: The number of features.
  ///   - value: Returns the value of a feature.
  /// - Returns: The mixed bits.
  @inline(__always)
  func cell(_ features: Int, _ value: (Int) -> Double) -> UInt32 {
    var result: UInt32 = 0
    for feature in 0..<features {
      // Safe: there is an origin for each feature, and a cell number is not above the limit.
      let origin = unsafe origins.span[unchecked: feature]
      let cell = min(max((value(feature) - origin) * scale, 0), limit)
      result |= unsafe spread.span[unchecked: Int(cell)] << UInt32(truncatingIfNeeded: feature)
    }
    return result
  }
}

/// The range of a column without its outermost values, by a sample at even distances.
private func innerRange(of column: Span<Double>) -> ClosedRange<Double> {
  let count = min(1_024, column.count)
  let sample = (0..<count).map { column[$0 * column.count / count] }.sorted()
  return sample[count / 128]...sample[count - 1 - count / 128]
}
