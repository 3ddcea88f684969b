public import Numeric

/// Histograms along random directions, able to score new rows.
public struct LODAModel: DetectorModel, CheckedCodable, Hashable {
  struct Contents: Hashable {
    let featureCount: Int
    let cuts: [RandomCut]
  }

  let contents: Contents

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.featureCount }

  init(_ contents: Contents) { self.contents = contents }

  /// Writes a score for each row, the mean surprise over directions: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · cuts · √`d`).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let sums = termSums(of: rows, along: contents.cuts.map(\.bins))
    for i in scores.indices { scores[i] = sums[i] / Double(contents.cuts.count) }
  }

  /// Returns how much more surprising directions with a feature are than those without it.
  ///
  /// This is the statistic of the paper: Welch's t of the surprises of both kinds of directions. It
  /// ranks features. A feature that all directions hold, or none, is told by its mean surprise
  /// alone.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  /// - Complexity: O(cuts · `d`).
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    try checkRow(row)
    var with = [SurpriseSums](repeating: SurpriseSums(), count: featureCount)
    var all = SurpriseSums()
    for cut in contents.cuts {
      let parts = zip(cut.direction.features, cut.direction.weights)
      let surprise = cut.term(of: parts.reduce(0) { $0 + $1.1 * row[$1.0] })
      all.add(surprise)
      for feature in cut.direction.features { with[feature].add(surprise) }
    }
    return Contributions(values: with.map { $0.excess(over: all.without($0)) }, addUp: false)
  }
}

/// The number, sum and sum of squares of some surprises.
private struct SurpriseSums {
  var count = 0.0
  var sum = 0.0
  var squares = 0.0

  mutating func add(_ value: Double) {
    count += 1
    sum += value
    squares += value * value
  }

  func without(_ part: SurpriseSums) -> SurpriseSums {
    SurpriseSums(count: count - part.count, sum: sum - part.sum, squares: squares - part.squares)
  }

  private var mean: Double { count > 0 ? sum / count : 0 }

  /// The variance of the mean; never quite 0, so that equal surprises can be compared.
  private var variance: Double {
    count > 1 ? max(0, squares - sum * mean) / (count - 1) / count : 0
  }

  func excess(over others: SurpriseSums) -> Double {
    guard count > 0 else { return 0 }
    guard others.count > 0 else { return mean }
    return (mean - others.mean) / (variance + others.variance + 1e-12).squareRoot()
  }
}

extension LODAModel.Contents: CheckedContents {
  static let damage = "A random direction is damaged; fit the model again."

  var isWhole: Bool {
    featureCount > 0 && !cuts.isEmpty
      && cuts.allSatisfy { cut in
        cut.direction.features.allSatisfy { 0 <= $0 && $0 < featureCount }
      }
  }
}
