import Synchronization

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
    let rows = rows
    let sums = Mutex<[Int: [Double]]>([:])
    var span = squared.mutableSpan
    forEachChunk(of: &span, atLeast: Self.leastBlocksOfParts) { blocks, chunk in
      var found = [Double](repeating: 0, count: blocks.count)
      for place in found.indices {
        let lower = squaredDistance(
          rows.values.span, blocks.lowerBound + place, seed.span, 0, features: rows.featureCount
        ).clamped(below: chunk[place])
        chunk[place] = lower
        found[place] = lower.laneSum
      }
      sums.withLock { $0[blocks.lowerBound] = found }
    }
    var sum = 0.0
    var block = 0
    for (_, found) in sums.withLock({ $0.sorted { $0.key < $1.key } }) {
      for value in found {
        sum += value
        running[block] = sum
        block += 1
      }
    }
  }

  /// Returns what the total would be with one more seed, for each of several.
  ///
  /// - Parameter seeds: What is tried.
  /// - Returns: A total for each.
  /// - Precondition: Each has a coordinate for each feature.
  public func totals(with seeds: [[Double]]) -> [Double] {
    precondition(seeds.allSatisfy { $0.count == rows.featureCount }, "a coordinate a feature")
    let parts = max(1, squared.count / Self.leastBlocksOfParts)
    let sums = concurrentMap(parts) { part in
      let blocks = squared.count * part / parts..<squared.count * (part + 1) / parts
      return addUp(blocks, with: seeds)
    }
    return seeds.indices.map { seed in
      sums.dropFirst().reduce(sums[0][seed]) { $0 + $1[seed] }.laneSum
    }
  }

  /// From so many blocks on, parts go side by side.
  private static let leastBlocksOfParts = 8_192

  /// The sums over some blocks with each seed; a block is read once for all of them.
  private func addUp(_ blocks: Range<Int>, with seeds: [[Double]]) -> [SIMD8<Double>] {
    var sums = [SIMD8<Double>](repeating: .zero, count: seeds.count)
    let points = seeds.flatMap(\.self)
    for block in blocks {
      for seed in sums.indices {
        sums[seed] += squaredDistance(
          rows.values.span, block, points.span, seed, features: rows.featureCount
        ).clamped(below: squared[block])
      }
    }
    return sums
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
