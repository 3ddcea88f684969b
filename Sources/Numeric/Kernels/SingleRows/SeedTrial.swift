/// Seeds that are tried in single precision: the totals they would leave, nearly, and to which rows each
/// may be nearer than the seeds before.
struct SeedTrial: Sendable {
  private let count: Int
  private let isFirst: [Bool]
  private let bits: [UInt16]
  private let totals: [Double]

  /// A bound of how far each total is off.
  private let error: Double

  /// Tries seeds.
  ///
  /// - Parameters:
  ///   - seeds: The seeds.
  ///   - rows: The rows.
  ///   - squared: The squared distance of each row to the nearest seed before.
  init(of seeds: [[Double]], _ rows: SingleRows, _ squared: [SIMD8<Double>]) {
    let pairs = SeedPairs(seeds, rows)
    let count = seeds.count
    let (bits, parts) = filledWithParts(
      rows.blockCount * count, atLeast: 1_024 * count, unit: count
    ) { (cells, chunk: inout MutableSpan<UInt16>) in
      var part = SeedTotals(count)
      for block in cells.lowerBound / count..<cells.upperBound / count {
        let place = block * count - cells.lowerBound
        pairs.look(block, rows, squared.span, &chunk, at: place, &part)
      }
      return part
    }
    var whole = SeedTotals(count)
    for part in parts { whole.add(part) }
    (self.count, self.bits) = (count, bits)
    isFirst = seeds.indices.map { seeds.firstIndex(of: seeds[$0]) == $0 }
    totals = whole.sums.map { 2 * $0.sum() }
    error = 2 * whole.error
  }

  /// The rows of sixteen to which a seed may be nearer, a bit each.
  @inline(__always)
  func nearer(_ seed: Int, _ block: Int) -> UInt16 { bits[block &* count &+ seed] }

  /// Returns the seed with the least total, the first of equals, or `nil` when roundings may decide.
  ///
  /// - Parameter total: The total without a further seed.
  /// - Returns: The number of the seed.
  func sureBest(total: Double) -> Int? {
    let seeds = totals.indices.filter { isFirst[$0] }
    guard let best = seeds.min(by: { totals[$0] < totals[$1] }) else { return nil }
    // Four rows are added in single precision, and the exact totals are rounded as well.
    let needed = 2 * error + total * 0x1p-21
    let isSure = seeds.allSatisfy { $0 == best || totals[$0] - totals[best] > needed }
    return isSure ? best : nil
  }
}
