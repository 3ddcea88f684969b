import Numeric

/// How well detectors know the surroundings of a row, by what they make of the learned rows there.
struct LocalCompetence: Sendable {
  /// The standardised scores of the learned rows, row after row, a score a detector.
  private let scores: [Double]

  /// The greatest score of each learned row, which stands for the truth.
  private let greatest: [Double]

  private let count: Int
  private let bins: Int

  /// Takes in the standardised scores of learned rows, a list a detector.
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
  func believed(in region: [Int32]) -> [Int] {
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
  private func correlation(of detector: Int, in region: [Int32]) -> Double {
    var (meanScore, meanTruth) = (0.0, 0.0)
    for row in region {
      meanScore += scores[Int(row) * count + detector]
      meanTruth += greatest[Int(row)]
    }
    meanScore /= Double(region.count)
    meanTruth /= Double(region.count)
    var (product, squareScore, squareTruth) = (0.0, 0.0, 0.0)
    for row in region {
      let score = scores[Int(row) * count + detector] - meanScore
      let truth = greatest[Int(row)] - meanTruth
      product += score * truth
      squareScore += score * score
      squareTruth += truth * truth
    }
    let size = squareScore.squareRoot() * squareTruth.squareRoot()
    return size > 0 ? product / size : 0
  }
}

/// What is near some rows, in each of several subspaces.
struct Surroundings: Sendable {
  /// The nearest learned rows of each row, a subspace each.
  let near: [NearestRows]

  /// Returns the learned rows that are near a row in more than half of the subspaces.
  ///
  /// Where fewer than two are, a smaller share of the subspaces will do.
  func region(of row: Int) -> [Int32] {
    var all: [Int32] = []
    for found in near { all += found.rows[row * found.count..<(row + 1) * found.count] }
    all.sort()
    var share = near.count / 2
    while true {
      let region = values(moreOftenThan: share, inSorted: all)
      if region.count >= 2 || share == 0 { return region }
      share -= 1
    }
  }

  private func values(moreOftenThan share: Int, inSorted all: [Int32]) -> [Int32] {
    var result: [Int32] = []
    for place in all.indices where place + 1 == all.count || all[place + 1] != all[place] {
      // The place where the run would have begun that is just long enough.
      if place >= share, all[place - share] == all[place] { result.append(all[place]) }
    }
    return result
  }
}
