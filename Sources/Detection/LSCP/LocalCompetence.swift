import Numeric

/// How well detectors know the surroundings of a row, by what they make of the learned rows there.
struct LocalCompetence: Sendable {
  /// The standardised scores of the learned rows, row after row, a score a detector.
  private let scores: [Double]

  /// The greatest score of each learned row, which stands for the truth.
  private let greatest: [Double]

  private let count: Int
  private let bins: Int

  /// Takes in the standardised scores of different learned rows, a list a detector.
  init(scores lists: [[Double]], bins: Int) {
    count = lists.count
    self.bins = min(bins, lists.count)
    let rows = lists.first?.count ?? 0
    var scores: [Double] = []
    scores.reserveCapacity(rows * lists.count)
    for row in 0..<rows { for list in lists { scores.append(list[row]) } }
    self.scores = scores
    greatest = (0..<rows).map { row in lists.reduce(-.infinity) { max($0, $1[row]) } }
  }

  /// Returns the detectors that agree best: those in the fullest bins of correlation with the
  /// truth.
  ///
  /// - Parameter region: Some learned rows.
  /// - Returns: At least one detector, in rising order.
  func believed(in region: [RegionRow]) -> [Int] {
    let correlations = (0..<count).map { correlation(of: $0, in: region) }
    let low = correlations.reduce(.infinity) { min($0, $1) }
    let high = correlations.reduce(-.infinity) { max($0, $1) }
    guard low < high else { return Array(0..<count) }
    let places = correlations.map { value in
      min(bins - 1, Int((value - low) / (high - low) * Double(bins)))
    }
    var sizes = [Int](repeating: 0, count: bins)
    for place in places { sizes[place] += 1 }
    let fullest = sizes.reduce(0) { max($0, $1) }
    return places.indices.filter { sizes[places[$0]] == fullest }
  }

  /// Returns how far a detector's scores rise with the truth; 0 where either does not vary.
  private func correlation(of detector: Int, in region: [RegionRow]) -> Double {
    var (meanScore, meanTruth, total) = (0.0, 0.0, 0.0)
    for near in region {
      meanScore += near.weight * scores[near.row * count + detector]
      meanTruth += near.weight * greatest[near.row]
      total += near.weight
    }
    meanScore /= total
    meanTruth /= total
    var (product, squareScore, squareTruth) = (0.0, 0.0, 0.0)
    for near in region {
      let score = scores[near.row * count + detector] - meanScore
      let truth = greatest[near.row] - meanTruth
      product += near.weight * score * truth
      squareScore += near.weight * score * score
      squareTruth += near.weight * truth * truth
    }
    let size = squareScore.squareRoot() * squareTruth.squareRoot()
    return size > 0 ? product / size : 0
  }
}
