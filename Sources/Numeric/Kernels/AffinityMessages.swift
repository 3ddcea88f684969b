/// The messages of affinity propagation between all pairs of rows.
///
/// A row that stands for several tells every other one so many times how far it is. Each round goes
/// over all messages once: what a row takes from the others for each candidate is answered, then how
/// well each would stand for it, compared with the best of the others, is told. Rows are taken in
/// parts that depend on their number alone, so results are the same bits on any number of threads.
///
/// > B. J. Frey, D. Dueck. "Clustering by passing messages between data points." *Science* 315, 2007,
/// > doi:[10.1126/science.1136800](https://doi.org/10.1126/science.1136800)
public struct AffinityMessages: Sendable {
  private let preferences: [Double]
  private let damping: Double
  private var parts: [MessagePart]

  /// The sum of what speaks for each candidate: what it says itself, and what others say in its
  /// favour.
  private var support: [SIMD8<Double>]

  /// Begins with messages of zero.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `m × d`, finite, at least two.
  ///   - weights: How many rows each stands for.
  ///   - preferences: How well each would stand for itself.
  ///   - damping: The share of each message that stays as it was, below 1.
  /// - Complexity: O(`m`²), memory as well.
  /// - Precondition: A weight and a preference for each row.
  public init(_ rows: Matrix, weights: [Int], preferences: [Double], damping: Double) {
    precondition(
      weights.count == rows.rowCount && preferences.count == rows.rowCount,
      "a weight and a preference for each row")
    self.preferences = preferences
    self.damping = damping
    let blocked = BlockedRows(rows)
    let rowsPerPart = 32
    parts = stride(from: 0, to: rows.rowCount, by: rowsPerPart).map { start in
      MessagePart(
        start..<min(start + rowsPerPart, rows.rowCount), of: blocked, weights: weights,
        preferences: preferences)
    }
    support = Array(repeating: .zero, count: blocked.blockCount)
  }

  /// Passes one round of messages.
  ///
  /// - Complexity: O(`m`² · `d`).
  public mutating func pass() {
    let (support, damping) = (support, damping)
    var span = parts.mutableSpan
    forEachChunk(of: &span, atLeast: 1) { range, chunk in
      for place in 0..<chunk.count { chunk[place].pass(support, damping: damping) }
    }
    var sums = [SIMD8<Double>](repeating: .zero, count: support.count)
    for part in parts {
      for block in sums.indices { sums[block] += part.support[block] }
    }
    self.support = sums
  }

  /// The rows that stand for themselves.
  public var exemplars: [Int] {
    parts.flatMap { $0.exemplars(support, damping: damping) }
  }
}
