public import Numeric

/// Several fitted detectors, able to score new rows together.
public struct DetectorPoolModel: DetectorModel, CheckedCodable {
  struct Contents {
    let combination: ScoreCombination
    let members: [PoolMember]
    let buckets: [[Int]]
  }

  let contents: Contents

  init(_ contents: Contents) { self.contents = contents }

  /// How the scores of members become one.
  public var combination: ScoreCombination { contents.combination }

  var members: [PoolMember] { contents.members }

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { members[0].model.featureCount }

  /// The names of the detectors that take part.
  public var memberNames: [String] { members.map(\.model.identifier) }

  /// Returns the standardised scores of each member, in the order of ``memberNames``.
  ///
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  public func memberScores(of rows: Matrix) throws(ShapeError) -> [[Double]] {
    var found: [[Double]] = []
    for member in members { found.append(try member.standardised(rows)) }
    return found
  }

  /// Writes a score for each row: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: As the members together.
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let found = try memberScores(of: rows)
    let combiner = ScoreCombiner(
      combination: combination, weights: members.map(\.weight),
      thresholds: members.map(\.threshold), buckets: contents.buckets)
    var ofRow = [Double](repeating: 0, count: members.count)
    for row in scores.indices {
      for member in members.indices { ofRow[member] = found[member][row] }
      scores[row] = combiner.combine(&ofRow)
    }
  }

  /// Returns the members' contributions, each member's word weighed by how unusual it finds the
  /// row.
  ///
  /// Members tell in units of their own, so the shares of features are taken. They rank the
  /// features.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    let only = try Matrix(columns: row.map { [$0] })
    try checkWidth(only, expected: featureCount)
    let found = try memberScores(of: only).map { $0[0] }
    let isUnusual = found.contains { $0 > 0 }
    var values = [Double](repeating: 0, count: featureCount)
    for (member, score) in zip(members, found) where score > 0 || !isUnusual {
      let shares = try member.model.contributions(to: row, typical: typical).shares
      let weight = member.weight * (isUnusual ? min(score, 1e100) : 1)
      for feature in values.indices { values[feature] += weight * shares[feature] }
    }
    return Contributions(values: values, addUp: false)
  }
}

extension DetectorPoolModel.Contents: CheckedContents {
  static let damage = "The pool is damaged; fit the model again."

  var isWhole: Bool {
    let featureCount = members.first?.model.featureCount ?? 0
    return featureCount > 0 && members.allSatisfy { $0.isWhole(featureCount: featureCount) }
      && buckets.allSatisfy { !$0.isEmpty } && buckets.joined().sorted() == Array(members.indices)
  }
}
