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
    var only = Matrix(rowCount: 1, columnCount: row.count)
    for feature in row.indices { only[0, feature] = row[feature] }
    let found = neighbours(count, of: only)
    var values = [Double](repeating: 0, count: row.count)
    for i in found.places.indices where found.distances[i] > 0 {
      for feature in row.indices {
        let difference = row[feature] - rows[Int(found.places[i]), feature]
        values[feature] += difference * difference / found.distances[i]
      }
    }
    let sum = values.reduce(0, +)
    return values.map { sum > 0 && sum.isFinite ? $0 / sum : 0 }
  }
}
