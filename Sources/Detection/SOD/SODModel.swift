public import Numeric

/// Rows that were learned with the neighbours of each.
public struct SODModel: LearnedRowsModel {
  /// The detector it was fitted by.
  public let detector: SOD

  /// The rows that were learned.
  public let learned: LearnedRows

  private let shared: SharedNeighbours

  /// Finds the neighbours of the learned rows.
  public init(detector: SOD, learned: LearnedRows) {
    self.detector = detector
    self.learned = learned
    shared = SharedNeighbours(
      learned, learned.neighbours(min(detector.neighbours, learned.total - 1), of: learned.rows))
  }

  /// Returns the score of each of some different rows.
  public func scores(ofDistinct rows: Matrix) -> [Double] {
    let count = min(detector.neighbours, learned.total - 1)
    let found = learned.neighbours(count, of: rows)
    let wanted = min(detector.references, count)
    let own = learned.places(of: rows)
    var result = [Double](repeating: 0, count: rows.rowCount)
    var span = result.mutableSpan
    forEachChunk(of: &span, atLeast: 256) { range, chunk in
      var search = shared.search()
      for row in range {
        let references = search.references(
          wanted, of: rows, row: row, neighbours: found, own: own[row])
        chunk[row - range.lowerBound] = deviation(of: rows, row: row, from: references)
      }
    }
    return result
  }

  /// Returns how far a row is from the mean of others in the features in which these vary little.
  private func deviation(of rows: Matrix, row: Int, from references: [WeightedPlace]) -> Double {
    let features = rows.columnCount
    let total = references.reduce(0.0) { $0 + $1.weight }
    var (means, variances) = ([Double](), [Double]())
    for feature in 0..<features {
      let mean =
        references.reduce(0.0) {
          $0 + $1.weight * learned.rows[$1.place, feature]
        } / total
      let squares = references.reduce(0.0) { sum, reference in
        let difference = learned.rows[reference.place, feature] - mean
        return sum + reference.weight * difference * difference
      }
      means.append(mean)
      variances.append(squares / total)
    }
    let limit = detector.alpha * variances.reduce(0, +) / Double(features)
    var counting = (0..<features).filter { variances[$0] < limit }
    if counting.isEmpty { counting = Array(0..<features) }
    let square = counting.reduce(0.0) { sum, feature in
      let difference = rows[row, feature] - means[feature]
      return sum + difference * difference
    }
    return (square / Double(counting.count)).squareRoot()
  }
}
