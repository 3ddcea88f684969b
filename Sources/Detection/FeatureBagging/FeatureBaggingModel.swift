public import Numeric

/// Models of many subsets of the features, able to score new rows.
public struct FeatureBaggingModel: DetectorModel, CheckedCodable {
  struct Contents {
    let combination: FeatureBagging.Combination
    let featureCount: Int
    let members: [SubspaceModel]
  }

  let contents: Contents

  /// How the scores of members become one.
  public var combination: FeatureBagging.Combination { contents.combination }

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.featureCount }

  private var members: [SubspaceModel] { contents.members }

  init(_ contents: Contents) { self.contents = contents }

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
    try checkRow(row)
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
    let only = try oneRow(row)
    var (best, greatest) = (members[0], -Double.infinity)
    for member in members {
      let score = try member.scores(of: only)[0]
      if score > greatest { (best, greatest) = (member, score) }
    }
    return best
  }
}

extension FeatureBaggingModel.Contents: CheckedContents {
  static let damage = "A member looks at features there are not; fit the model again."

  var isWhole: Bool {
    !members.isEmpty && members.allSatisfy { $0.isWhole(featureCount: featureCount) }
  }
}
