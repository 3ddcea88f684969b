public import Numeric

/// Rows that were learned with the density about each of them.
public struct LOFModel: LearnedRowsModel {
  /// The detector it was fitted by.
  public let detector: LOF

  /// The rows that were learned.
  public let learned: LearnedRows

  /// The score of each different learned row.
  public let learnedScores: [Double]

  /// How far each of them is from its last neighbour.
  private let reaches: [Double]

  /// How dense it is about each of them.
  private let densities: [Double]

  /// Finds the densities.
  ///
  /// - Complexity: O(`n` log `n` · neighbours) in few dimensions, O(`n`² · `d`) at worst.
  public init(detector: LOF, learned: LearnedRows) {
    let count = min(detector.neighbours, learned.total - 1)
    let found = learned.neighbours(count, of: learned.rows)
    let reaches = (1...learned.rows.rowCount).map { found.distances[$0 * count - 1] }
    let means = meanReaches(found, reaches)
    let densities = means.map { 1 / ($0 + leastReach) }
    self.detector = detector
    self.learned = learned
    self.reaches = reaches
    self.densities = densities
    learnedScores = factors(found, means, densities)
  }

  /// Returns the score of each of some different rows.
  public func scores(ofDistinct rows: Matrix) -> [Double] {
    let found = learned.neighbours(min(detector.neighbours, learned.total - 1), of: rows)
    return factors(found, meanReaches(found, reaches), densities)
  }
}

/// What is added to every mean reach, so that equal rows are not infinitely dense.
private let leastReach = 1e-10

/// Returns how far the neighbours of each row reach: the mean of the distances to them, none of which
/// counts as less than the reach of the neighbour.
private func meanReaches(_ found: Neighbourhoods, _ reaches: [Double]) -> [Double] {
  found.map { places, distances in
    var sum = 0.0
    for i in places.indices { sum += max(distances[i], reaches[Int(places[i])]) }
    return sum / Double(places.count)
  }
}

/// Returns the mean density about the neighbours of each row over that about the row.
private func factors(
  _ found: Neighbourhoods, _ meanReaches: [Double], _ densities: [Double]
) -> [Double] {
  let means = found.map { places, _ in
    var sum = 0.0
    for i in places.indices { sum += densities[Int(places[i])] }
    return sum / Double(places.count)
  }
  return zip(means, meanReaches).map { $0 * ($1 + leastReach) }
}
