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
    let means = found.map { places, distances in meanReach(places, distances, reaches) }
    let densities = means.map { 1 / ($0 + leastReach) }
    self.detector = detector
    self.learned = learned
    self.reaches = reaches
    self.densities = densities
    learnedScores = found.mapRows { row, places in factor(places, means[row], densities) }
  }

  /// Returns the score of each of some different rows.
  public func scores(ofDistinct rows: Matrix) -> [Double] {
    let count = min(detector.neighbours, learned.total - 1)
    return learned.mapNeighbours(count, of: rows) { places, distances in
      factor(places, meanReach(places, distances, reaches), densities)
    }
  }
}

/// What is added to every mean reach, so that equal rows are not infinitely dense.
private let leastReach = 1e-10

/// Returns how far the neighbours of a row reach: the mean of the distances to them, none of which
/// counts as less than the reach of the neighbour.
private func meanReach(
  _ places: Span<Int32>, _ distances: Span<Double>, _ reaches: [Double]
) -> Double {
  var sum = 0.0
  for i in places.indices { sum += max(distances[i], reaches[Int(places[i])]) }
  return sum / Double(places.count)
}

/// Returns the mean density about the neighbours of a row over that about the row.
private func factor(_ places: Span<Int32>, _ meanReach: Double, _ densities: [Double]) -> Double {
  var sum = 0.0
  for i in places.indices { sum += densities[Int(places[i])] }
  return sum / Double(places.count) * (meanReach + leastReach)
}
