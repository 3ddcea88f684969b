import Numeric

/// What one start of k-medoids ended with.
struct MedoidRun: Sendable {
  /// The medoids, as numbers of all distinct rows.
  var medoids: [Int]

  /// The weighted sum of distances to the nearest medoids, as the kernel measures them.
  var loss: Double

  /// How many swaps there were.
  var swaps = 0

  /// Whether it ended because no swap lowers the loss.
  var converged = true
}

/// Looks for medoids among some rows.
struct MedoidSearch: Sendable {
  private let points: WeightedPoints
  private let rows: [Int]
  private let begins: MedoidStart
  private let seed: UInt64

  /// The rows that lower the loss most, one after another.
  private let built: [Int]

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - points: The rows to look at.
  ///   - rows: The number of each among all rows.
  ///   - begins: Where the first start begins.
  ///   - most: The greatest number of medoids that will be looked for.
  ///   - seed: The seed of every random choice.
  /// - Throws: ``ClusteringError/cancelled``.
  /// - Complexity: O(`k` · `m`² · `d`).
  init(
    _ points: WeightedPoints, rows: [Int], begins: MedoidStart, most: Int, seed: UInt64
  ) throws(ClusteringError) {
    self.points = points
    self.rows = rows
    self.begins = begins
    self.seed = seed
    built = try builtMedoids(begins == .build ? most : 1, of: points)
  }

  /// Runs one start.
  ///
  /// - Parameters:
  ///   - number: The number of medoids.
  ///   - start: The number of the start.
  ///   - passes: The most passes over the rows.
  /// - Returns: What it ended with.
  /// - Throws: ``ClusteringError/cancelled``.
  func run(_ number: Int, start: Int, passes: Int) throws(ClusteringError) -> MedoidRun {
    guard number > 1 else {
      // The first row that is built is the best one there is.
      return MedoidRun(medoids: [rows[built[0]]], loss: NearestChosen(points).total(with: built[0]))
    }
    var random = SplitMix64(seed: seed, stream: UInt64(start))
    let drawn = drawnIndices(number, of: points.count, by: &random)
    let first = begins == .build && start == 0 ? Array(built.prefix(number)) : drawn
    // Rows in the order of their values would drag medoids along, one small step after another.
    var order = Array(0..<points.count)
    for i in order.indices { order.swapAt(i, i + random.nextIndex(below: order.count - i)) }
    var run = try swappedMedoids(first, of: points, order: order, passes: passes)
    run.medoids = run.medoids.map { rows[$0] }
    return run
  }
}

/// Returns the rows that lower the loss most, one after another; of equally good ones the first.
///
/// > L. Kaufman, P. J. Rousseeuw. *Finding Groups in Data.* Wiley 1990, chapter 2: BUILD.
///
/// - Complexity: O(`k` · `m`² · `d`).
func builtMedoids(_ number: Int, of points: WeightedPoints) throws(ClusteringError) -> [Int] {
  var chosen = NearestChosen(points)
  var medoids: [Int] = []
  for _ in 0..<number {
    try checkCancellation()
    let former = chosen
    var totals = [Double](repeating: 0, count: points.count)
    var span = totals.mutableSpan
    forEachChunk(of: &span, atLeast: 16) { range, chunk in
      for row in range { chunk[row - range.lowerBound] = former.total(with: row) }
    }
    var best: Int?
    for row in totals.indices where totals[row] < best.map({ totals[$0] }) ?? .infinity {
      if !medoids.contains(row) { best = row }
    }
    let next = best ?? totals.indices.first { !medoids.contains($0) } ?? 0
    medoids.append(next)
    _ = chosen.choose(next)
  }
  return medoids
}
