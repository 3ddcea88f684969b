/// Returns how far two measures rise together, whatever the shape of their distributions.
///
/// This is Spearman's rho: the correlation of ranks, equal values sharing the mean of theirs. Rows where
/// a value is missing (NaN) count for neither.
///
/// - Parameters:
///   - x: One measure, a value a row.
///   - y: The other, as many values.
/// - Returns: From -1, one falls wherever the other rises, to 1; NaN when one of them is constant.
/// - Complexity: O(`n` log `n`).
public func rankCorrelation(_ x: [Double], _ y: [Double]) -> Double {
  precondition(x.count == y.count, "both measures need a value a row")
  let rows = x.indices.filter { x[$0].isFinite && y[$0].isFinite }
  return RankVector(rows.map { x[$0] }).correlation(with: RankVector(rows.map { y[$0] }))
}

/// The ranks of some values, to be compared with those of many others.
public struct RankVector: Sendable {
  /// The ranks less their mean, equal values sharing the mean of theirs.
  private let centred: [Double]

  /// The sum of their squares.
  private let squares: Double

  /// Ranks values.
  ///
  /// - Parameter values: Any values but NaN; infinite ones rank last or first.
  /// - Complexity: O(`n` log `n`).
  public init(_ values: [Double]) {
    centred = centredRanks(values)
    squares = centred.reduce(0) { $0 + $1 * $1 }
  }

  /// Returns Spearman's rho of the two lists of values.
  ///
  /// - Parameter other: The ranks of as many values.
  /// - Returns: From -1 to 1; NaN when the values of one are all equal.
  /// - Complexity: O(`n`).
  public func correlation(with other: RankVector) -> Double {
    precondition(centred.count == other.centred.count, "both measures need a value a row")
    var product = 0.0
    for row in centred.indices { product += centred[row] * other.centred[row] }
    let size = (squares * other.squares).squareRoot()
    return size > 0 ? max(-1, min(1, product / size)) : .nan
  }
}

/// Returns ranks less their mean; halves at most, so that their sums are exact.
private func centredRanks(_ values: [Double]) -> [Double] {
  let order = values.indices.sorted { values[$0] < values[$1] }
  let middle = Double(values.count + 1) / 2
  var ranks = [Double](repeating: 0, count: values.count)
  var start = 0
  while start < order.count {
    var end = start + 1
    while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
    let shared = Double(start + 1 + end) / 2
    for place in start..<end { ranks[order[place]] = shared - middle }
    start = end
  }
  return ranks
}
