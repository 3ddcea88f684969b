import Glibc
public import Numeric

/// Rows that were learned with how each of them chooses others.
public struct SOSModel: LearnedRowsModel {
  public static let mostRows = 10_000

  /// The detector it was fitted by.
  public let detector: SOS

  /// The rows that were learned.
  public let learned: LearnedRows

  private let affinities: [Affinity]

  /// Finds how learned rows choose.
  ///
  /// - Complexity: O(`n`² · (`d` + rounds)).
  public init(detector: SOS, learned: LearnedRows) {
    self.detector = detector
    self.learned = learned
    affinities = concurrentMap(learned.rows.rowCount) { row in
      var others = learned.counts
      others[row] -= 1
      return Affinity(
        allDistances(of: learned.rows, row, to: learned.rows), counts: others,
        perplexity: detector.perplexity)
    }
  }

  /// Returns the probability that no learned row chooses a row, for each of some different rows.
  public func scores(ofDistinct rows: Matrix) -> [Double] {
    let own = learned.places(of: rows)
    return concurrentMap(rows.rowCount) { row in
      let distances = allDistances(of: rows, row, to: learned.rows)
      var score = 1.0
      for place in distances.indices {
        let isSelf = place == Int(own[row])
        let chance =
          own[row] < 0
          ? affinities[place].chance(ofNew: distances[place])
          : affinities[place].chance(ofKnown: distances[place])
        let choosing = learned.counts[place] - (isSelf ? 1 : 0)
        guard choosing > 0 else { continue }
        score *= choosing == 1 ? 1 - chance : pow(1 - chance, Double(choosing))
      }
      return max(0, score)
    }
  }

  /// Returns the score, shared out by the part of each feature in the distances to the nearest rows.
  ///
  /// Putting usual values in the place of features would tell little: a learned row itself would choose
  /// its changed copy.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    let score = try scores(of: oneRow(row))[0]
    let shares = learned.distanceShares(of: row, neighbours: min(5, learned.total - 1))
    return Contributions(values: shares.map { score * $0 }, addUp: shares.contains { $0 > 0 })
  }
}
