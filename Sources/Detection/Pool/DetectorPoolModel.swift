public import Numeric

/// Several fitted detectors, able to score new rows together.
public struct DetectorPoolModel: DetectorModel {
  /// How the scores of members become one.
  public let combination: ScoreCombination

  let members: [PoolMember]
  let buckets: [[Int]]

  init(combination: ScoreCombination, members: [PoolMember], buckets: [[Int]]) {
    self.combination = combination
    self.members = members
    self.buckets = buckets
  }

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
      thresholds: members.map(\.threshold), buckets: buckets)
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

extension DetectorPoolModel: Codable {
  private enum CodingKeys: String, CodingKey { case combination, members, buckets }

  /// Reads a model.
  ///
  /// - Throws: `DecodingError` for a damaged one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    combination = try container.decode(ScoreCombination.self, forKey: .combination)
    members = try container.decode([PoolMember].self, forKey: .members)
    buckets = try container.decode([[Int]].self, forKey: .buckets)
    let featureCount = members.first?.model.featureCount ?? 0
    guard featureCount > 0, members.allSatisfy({ $0.isWhole(featureCount: featureCount) }),
      buckets.allSatisfy({ !$0.isEmpty }), buckets.joined().sorted() == Array(members.indices)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .members, in: container,
        debugDescription: "The pool is damaged; fit the model again.")
    }
  }

  /// Writes the members.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(combination, forKey: .combination)
    try container.encode(members, forKey: .members)
    try container.encode(buckets, forKey: .buckets)
  }
}
