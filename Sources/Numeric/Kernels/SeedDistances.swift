/// The squared distance of each row to the nearest seed so far, for k-means++.
public struct SeedDistances: Sendable {
  /// The distances in blocks of eight lanes; zero in lanes without a row.
  private var squared: [SIMD8<Double>]

  /// The sum of the distances of each block and all blocks before it.
  private var running: [Double]

  private let rows: BlockedRows

  /// Creates distances to a first seed.
  public init(_ rows: BlockedRows, first seed: [Double]) {
    self.rows = rows
    squared = Array(repeating: SIMD8(repeating: .infinity), count: rows.blockCount)
    running = Array(repeating: 0, count: rows.blockCount)
    for row in rows.rowCount..<max(rows.rowCount, rows.blockCount * 8) {
      squared[row / 8][row % 8] = 0
    }
    add(seed)
  }

  /// The sum of the distances.
  public var total: Double { running.last ?? 0 }

  /// Takes one more seed into account.
  ///
  /// - Precondition: The seed has a coordinate for each feature.
  public mutating func add(_ seed: [Double]) {
    precondition(seed.count == rows.featureCount, "a coordinate for each feature")
    var sum = 0.0
    for block in squared.indices {
      let lower = squaredDistance(
        rows.values.span, block, seed.span, 0, features: rows.featureCount
      ).clamped(below: squared[block])
      squared[block] = lower
      sum += lower.laneSum
      running[block] = sum
    }
  }

  /// Returns what the total would be with one more seed.
  ///
  /// - Precondition: The seed has a coordinate for each feature.
  public func total(with seed: [Double]) -> Double {
    precondition(seed.count == rows.featureCount, "a coordinate for each feature")
    var sum = SIMD8<Double>()
    for block in squared.indices {
      sum += squaredDistance(
        rows.values.span, block, seed.span, 0, features: rows.featureCount
      ).clamped(below: squared[block])
    }
    return sum.laneSum
  }

  /// Returns the row at which the running sum of distances first passes a share of the total.
  ///
  /// - Parameter share: From 0 to below 1.
  /// - Returns: The number of the row.
  public func row(atShare share: Double) -> Int {
    let target = share * total
    var low = 0
    var high = running.count - 1
    while low < high {
      let middle = (low + high) / 2
      if running[middle] > target { high = middle } else { low = middle + 1 }
    }
    var sum = low > 0 ? running[low - 1] : 0
    for lane in 0..<8 where squared[low][lane] > 0 {
      sum += squared[low][lane]
      if sum > target { return low * 8 + lane }
    }
    return lastRow(in: low)
  }

  /// The last row of a block that is not a seed, for sums that rounding left below the target.
  private func lastRow(in block: Int) -> Int {
    let lanes = min(8, rows.rowCount - block * 8)
    let lane = (0..<lanes).last { squared[block][$0] > 0 } ?? lanes - 1
    return block * 8 + lane
  }
}

extension SIMD8<Double> {
  /// Returns the smaller value of each lane.
  @inline(__always)
  fileprivate func clamped(below limit: Self) -> Self {
    replacing(with: limit, where: limit .< self)
  }
}
