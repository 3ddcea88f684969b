public import Numeric

/// Models of many subsets of the features, able to score new rows.
public struct FeatureBaggingModel: DetectorModel {
  /// How the scores of members become one.
  public let combination: FeatureBagging.Combination

  /// The number of features of the rows it was fitted on.
  public let featureCount: Int

  let members: [SubspaceModel]

  init(combination: FeatureBagging.Combination, featureCount: Int, members: [SubspaceModel]) {
    self.combination = combination
    self.featureCount = featureCount
    self.members = members
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
    for (number, member) in members.enumerated() {
      let found = try member.scores(of: rows)
      for i in scores.indices {
        switch combination {
        case .average: scores[i] = (number == 0 ? 0 : scores[i]) + found[i]
        case .maximum: scores[i] = number == 0 ? found[i] : max(scores[i], found[i])
        }
      }
    }
    guard combination == .average else { return }
    for i in scores.indices { scores[i] /= Double(members.count) }
  }

  /// Returns the mean of the members' contributions, or those of the member with the greatest
  /// score.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    guard row.count == featureCount else {
      throw .featureCount(expected: featureCount, got: row.count)
    }
    guard combination == .average else {
      return try greatest(of: row).contributions(to: row, typical: typical)
    }
    var values = [Double](repeating: 0, count: featureCount)
    var addUp = true
    for member in members {
      let told = try member.contributions(to: row, typical: typical)
      for feature in values.indices { values[feature] += told.values[feature] }
      addUp = addUp && told.addUp
    }
    return Contributions(values: values.map { $0 / Double(members.count) }, addUp: addUp)
  }

  /// The first member whose score of a row is the greatest.
  private func greatest(of row: [Double]) throws(ShapeError) -> SubspaceModel {
    let only = try Matrix(columns: row.map { [$0] })
    var (best, greatest) = (members[0], -Double.infinity)
    for member in members {
      let score = try member.scores(of: only)[0]
      if score > greatest { (best, greatest) = (member, score) }
    }
    return best
  }
}

extension FeatureBaggingModel: Codable {
  private enum CodingKeys: String, CodingKey { case combination, featureCount, members }

  /// Reads a model.
  ///
  /// - Throws: `DecodingError` for a damaged one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    combination = try container.decode(FeatureBagging.Combination.self, forKey: .combination)
    let featureCount = try container.decode(Int.self, forKey: .featureCount)
    self.featureCount = featureCount
    members = try container.decode([SubspaceModel].self, forKey: .members)
    guard !members.isEmpty, members.allSatisfy({ $0.isWhole(featureCount: featureCount) }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .members, in: container,
        debugDescription: "A member looks at features there are not; fit the model again.")
    }
  }

  /// Writes the members and the features they look at.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(combination, forKey: .combination)
    try container.encode(featureCount, forKey: .featureCount)
    try container.encode(members, forKey: .members)
  }
}
