public import Numeric

/// Rows that were learned with all distances between them.
public struct LOCIModel: LearnedRowsModel {
  public static let mostRows = 2_000

  /// The detector it was fitted by.
  public let detector: LOCI

  /// The rows that were learned.
  public let learned: LearnedRows

  /// The distances of each learned row to all, in rising order.
  private let distances: [[Double]]

  /// How many rows are among the first so many of these.
  private let rowsWithin: [[Int]]

  /// Works out the distances.
  ///
  /// - Complexity: O(`n`² · (`d` + log `n`)).
  public init(detector: LOCI, learned: LearnedRows) {
    let sorted = concurrentMap(learned.rows.rowCount) { row in
      let own = allDistances(of: learned.rows, row, to: learned.rows)
      let order = own.indices.sorted { (own[$0], $0) < (own[$1], $1) }
      var within = [0]
      for place in order { within.append(within[within.count - 1] + learned.counts[place]) }
      return (distances: order.map { own[$0] }, within: within)
    }
    self.detector = detector
    self.learned = learned
    distances = sorted.map(\.distances)
    rowsWithin = sorted.map(\.within)
  }

  /// Returns the score of each of some different rows.
  public func scores(ofDistinct rows: Matrix) -> [Double] {
    let own = learned.places(of: rows)
    return concurrentMap(rows.rowCount) { row in
      score(allDistances(of: rows, row, to: learned.rows), isNew: own[row] < 0)
    }
  }

  /// Returns the score of a row from its distances to the learned rows.
  private func score(_ own: [Double], isNew: Bool) -> Double {
    let steps = own.filter { $0 > 0 }
    let radii = (steps + steps.map { $0 / detector.alpha }).sorted()
    guard !radii.isEmpty else { return 0 }
    var counts = RadiusCounts(radii, alpha: detector.alpha)
    for place in own.indices {
      counts.add(
        distances: distances[place], within: rowsWithin[place], away: own[place],
        weight: learned.counts[place], seesNew: isNew)
    }
    let order = own.indices.sorted { (own[$0], $0) < (own[$1], $1) }
    var within = [isNew ? 1 : 0]
    for place in order { within.append(within[within.count - 1] + learned.counts[place]) }
    let sorted = order.map { own[$0] }
    if isNew { counts.add(distances: sorted, within: within, away: 0, weight: 1, seesNew: false) }
    let enough = detector.greatest ? .infinity : detector.deviations
    return counts.score(distances: sorted, within: within, enough: enough)
  }
}
