public import Numeric

/// Decision trees that were grown, able to tell the class of new rows.
public struct RandomForestModel: Sendable, Hashable {
  /// The number of features of the rows it was fitted on.
  public let featureCount: Int

  /// The number of classes; labels are `0 ..< classCount`.
  public let classCount: Int

  /// The mean decrease in Gini impurity by splits of each feature, adding up to 1.
  ///
  /// All zero when no tree could split at all.
  public let importances: [Double]

  /// The share of rows whose class the trees that did not see them tell; `nil` if all saw all.
  public let outOfBagAccuracy: Double?

  let trees: [ClassificationTree]

  init(_ grown: [GrownTree], rows: Matrix, labels: [Int32], classCount: Int) {
    self.init(
      featureCount: rows.columnCount, classCount: classCount,
      importances: meanImportances(grown.map(\.decreases), features: rows.columnCount),
      outOfBagAccuracy: outOfBagShare(grown, rows, labels, classCount: classCount),
      trees: grown.map(\.tree))
  }

  private init(
    featureCount: Int, classCount: Int, importances: [Double], outOfBagAccuracy: Double?,
    trees: [ClassificationTree]
  ) {
    self.featureCount = featureCount
    self.classCount = classCount
    self.importances = importances
    self.outOfBagAccuracy = outOfBagAccuracy
    self.trees = trees
  }
}

extension RandomForestModel {
  /// Returns the chance of each class for each row: the mean over trees of the shares in its leaf.
  ///
  /// - Parameter rows: The rows, shape `n × d`.
  /// - Returns: The chances, shape `n × classCount`; each row adds up to 1.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · trees · depth).
  public func probabilities(of rows: Matrix) throws(ShapeError) -> Matrix {
    try checkWidth(rows)
    var result = Matrix(rowCount: rows.rowCount, columnCount: classCount)
    let sums = votes(on: rows).flatMap(\.sums)
    for row in 0..<rows.rowCount {
      for label in 0..<classCount {
        result[row, label] = sums[row * classCount + label] / Double(trees.count)
      }
    }
    return result
  }

  /// Returns the class of each row: the one with the greatest chance, of equals the first.
  ///
  /// - Parameter rows: The rows, shape `n × d`.
  /// - Returns: A label a row.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · trees · depth).
  public func labels(of rows: Matrix) throws(ShapeError) -> [Int32] {
    try checkWidth(rows)
    let parts = partsOfRows(rows.rowCount)
    return zip(parts, votes(on: rows)).flatMap { part, vote in
      part.indices.map { vote.winner($0 - part.lowerBound) ?? 0 }
    }
  }

  private func votes(on rows: Matrix) -> [ForestVote] {
    let parts = partsOfRows(rows.rowCount)
    return concurrentMap(parts.count) { part in
      var vote = ForestVote(on: rows, parts[part], classCount: classCount)
      for tree in trees { vote.add(tree) { _ in true } }
      return vote
    }
  }

  private func checkWidth(_ rows: Matrix) throws(ShapeError) {
    guard rows.columnCount == featureCount else {
      throw .featureCount(expected: featureCount, got: rows.columnCount)
    }
  }
}

extension RandomForestModel: Codable {
  private enum CodingKeys: String, CodingKey {
    case featureCount, classCount, importances, outOfBagAccuracy, trees
  }

  /// Reads trees and checks that every walk through them ends.
  ///
  /// - Throws: `DecodingError` when a tree is malformed.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      featureCount: try container.decode(Int.self, forKey: .featureCount),
      classCount: try container.decode(Int.self, forKey: .classCount),
      importances: try container.decode([Double].self, forKey: .importances),
      outOfBagAccuracy: try container.decodeIfPresent(Double.self, forKey: .outOfBagAccuracy),
      trees: try container.decode([ClassificationTree].self, forKey: .trees))
    guard featureCount > 0, (1...mostClasses).contains(classCount),
      importances.count == featureCount, !trees.isEmpty,
      trees.allSatisfy({ $0.isWellFormed(featureCount: featureCount, classCount: classCount) })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .trees, in: container,
        debugDescription: "The decision trees are damaged; fit the model again.")
    }
  }
}
