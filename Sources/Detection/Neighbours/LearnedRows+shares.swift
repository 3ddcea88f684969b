import Numeric

extension LearnedRows {
  /// Returns the part of each feature in how far a row is from the rows nearest to it, adding up to 1.
  ///
  /// A distance is shared out by squared differences. All parts are 0 where the row equals its
  /// neighbours.
  ///
  /// - Parameters:
  ///   - row: The row, as wide as those that were learned.
  ///   - count: The number of neighbours, fewer than ``total``.
  /// - Returns: A number a feature.
  func distanceShares(of row: [Double], neighbours count: Int) -> [Double] {
    let values = distanceParts(
      of: row, neighbours: count, weights: (0..<count).map { ($0, 1) })
    let sum = values.reduce(0, +)
    return values.map { sum > 0 && sum.isFinite ? $0 / sum : 0 }
  }

  /// Returns the part of each feature in a weighted sum of distances to the rows nearest to a row.
  ///
  /// A distance is shared out by squared differences, so the parts add up to the sum.
  ///
  /// - Parameters:
  ///   - row: The row, as wide as those that were learned.
  ///   - count: The number of neighbours, fewer than ``total``.
  ///   - weights: Which of the distances count, and how much.
  /// - Returns: A number a feature.
  func distanceParts(
    of row: [Double], neighbours count: Int, weights: [(place: Int, weight: Double)]
  ) -> [Double] {
    var only = Matrix(rowCount: 1, columnCount: row.count)
    for feature in row.indices { only[0, feature] = row[feature] }
    let found = neighbours(count, of: only)
    var values = [Double](repeating: 0, count: row.count)
    for (place, weight) in weights where found.distances[place] > 0 {
      for feature in row.indices {
        let difference = row[feature] - rows[Int(found.places[place]), feature]
        values[feature] += weight * difference * difference / found.distances[place]
      }
    }
    return values
  }
}
