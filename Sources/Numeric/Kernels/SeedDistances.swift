/// The squared distance of each row to the nearest seed so far, for k-means++.
public struct SeedDistances: Sendable {
  /// The distances in blocks of eight lanes; zero in lanes without a row.
  var squared: [SIMD8<Double>]

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
    guard rows.singles == nil else { return add(seed, nearer: { _ in .max }) }
    update { first, chunk in
      rows.forEachBatch(of: first..<first + chunk.count) { blocks, values, start in
        for block in blocks {
          let place = block &- first
          chunk[place] = squaredDistance(
            values, block &- start, seed.span, 0, features: rows.featureCount
          ).clamped(below: chunk[place])
        }
      }
    }
  }

  /// Takes into account the seed that leaves the least total, the first of equals.
  ///
  /// - Parameter seeds: What is tried, at least one.
  /// - Returns: The number of that seed.
  /// - Precondition: Each has a coordinate for each feature.
  public mutating func addBest(of seeds: [[Double]]) -> Int {
    precondition(seeds.allSatisfy { $0.count == rows.featureCount }, "a coordinate a feature")
    if let singles = rows.singles {
      let trial = SeedTrial(of: seeds, singles, squared)
      let best =
        trial.sureBest(total: total) ?? least(of: totals(with: seeds, nearer: trial.nearer))
      add(seeds[best]) { trial.nearer(best, $0) }
      return best
    }
    let best = least(of: totals(with: seeds))
    add(seeds[best])
    return best
  }

  private func least(of totals: [Double]) -> Int {
    totals.indices.min { totals[$0] < totals[$1] } ?? 0
  }

  /// Changes distances, and adds them up anew.
  private mutating func update(
    _ change: @Sendable (_ first: Int, _ chunk: inout MutableSpan<SIMD8<Double>>) -> Void
  ) {
    // Taken out, so that both arrays can be written to.
    var sums = running
    running = []
    var span = squared.mutableSpan
    unsafe sums.withUnsafeMutableBufferPointer { buffer in
      // Safe: each chunk writes the sums of its own blocks.
      nonisolated(unsafe) let sums = unsafe buffer
      forEachChunk(of: &span, atLeast: Self.leastBlocksOfParts, unit: 2) { blocks, chunk in
        change(blocks.lowerBound, &chunk)
        for place in chunk.indices {
          unsafe sums[blocks.lowerBound + place] = chunk[place].laneSum
        }
      }
    }
    var sum = 0.0
    for block in sums.indices {
      sum += sums[block]
      sums[block] = sum
    }
    running = sums
  }

  /// Takes a seed into account where it may be nearer than those before.
  ///
  /// - Parameters:
  ///   - seed: The seed.
  ///   - nearer: The rows of sixteen to which the seed may be nearer, a bit each.
  private mutating func add(_ seed: [Double], nearer: @Sendable (Int) -> UInt16) {
    guard let rows = rows.singles?.rows else { return }
    update { first, chunk in
      // So many rows at a time that what is known of them stays near.
      for start in stride(from: 0, to: chunk.count, by: 128) {
        let blocks = first + start..<first + min(start + 128, chunk.count)
        let list = RowList(blocks, of: rows, nearer)
        if list.rows.count > blocks.count * 2 {
          let distances = rows.squaredDistances(blocks, to: seed)
          for place in distances.indices {
            chunk[start + place] = distances[place].clamped(below: chunk[start + place])
          }
        } else {
          chunk.lower(rows.squaredDistances(list.rows.span, to: seed), list, from: first)
        }
      }
    }
  }

  /// The totals, from the rows to which each seed may be nearer.
  private func totals(
    with seeds: [[Double]], nearer: @Sendable (_ seed: Int, _ sixteen: Int) -> UInt16
  ) -> [Double] {
    guard let rows = rows.singles?.rows else { return [] }
    return addedParts(seeds.count) { blocks, sums in
      for block in blocks {
        for seed in sums.indices {
          var distances = squared[block]
          let bits = nearer(seed, block / 2) >> UInt16(block % 2 * 8) & 255
          for lane in 0..<min(8, rows.rowCount - block * 8) where bits >> UInt16(lane) & 1 == 1 {
            let row = [Int32(truncatingIfNeeded: block * 8 + lane)]
            let distance = rows.squaredDistances(row.span, to: seeds[seed])[0]
            distances[lane] = min(distance, distances[lane])
          }
          sums[seed] += distances
        }
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
    guard rows.singles == nil else { return totals(with: seeds, nearer: { _, _ in .max }) }
    let points = seeds.flatMap(\.self)
    return addedParts(seeds.count) { blocks, sums in
      // A block is read once for all seeds.
      rows.forEachBatch(of: blocks) { blocks, values, start in
        for block in blocks {
          for seed in sums.indices {
            sums[seed] += squaredDistance(
              values, block &- start, points.span, seed, features: rows.featureCount
            ).clamped(below: squared[block])
          }
        }
      }
    }
  }

  /// From so many blocks on, parts go side by side.
  private static let leastBlocksOfParts = 8_192

  /// Adds up parts of the blocks, in their order.
  private func addedParts(
    _ seeds: Int, _ add: @Sendable (Range<Int>, inout [SIMD8<Double>]) -> Void
  ) -> [Double] {
    let parts = max(1, squared.count / Self.leastBlocksOfParts)
    let sums = concurrentMap(parts) { part in
      var sums = [SIMD8<Double>](repeating: .zero, count: seeds)
      add(squared.count * part / parts..<squared.count * (part + 1) / parts, &sums)
      return sums
    }
    return (0..<seeds).map { seed in
      sums.dropFirst().reduce(sums[0][seed]) { $0 + $1[seed] }.laneSum
    }
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

extension MutableSpan<SIMD8<Double>> {
  /// Takes distances that are less than those of the rows of a list, which are lanes here.
  fileprivate mutating func lower(_ distances: [Double], _ list: RowList, from first: Int) {
    // Safe: every bit pattern is a number, and what is stored are numbers.
    var bytes = unsafe mutableBytes
    for (place, row) in list.rows.enumerated() {
      let offset = (Int(row) - first * 8) * 8
      // Safe: the list holds rows of these blocks.
      let former = unsafe bytes.unsafeLoad(fromByteOffset: offset, as: Double.self)
      if distances[place] < former {
        bytes.storeBytes(of: distances[place], toByteOffset: offset, as: Double.self)
      }
    }
  }
}

extension SIMD8<Double> {
  /// Returns the smaller value of each lane.
  @inline(__always)
  fileprivate func clamped(below limit: Self) -> Self {
    replacing(with: limit, where: limit .< self)
  }
}
