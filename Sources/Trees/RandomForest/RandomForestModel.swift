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
    for (row, chances) in chances(of: rows).enumerated() {
      for (label, chance) in chances.enumerated() { result[row, label] = chance }
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
    return chances(of: rows).map { greatest(of: $0) }
  }

  private func chances(of rows: Matrix) -> [[Double]] {
    let parts = max(1, min(64, rows.rowCount / 256))
    return concurrentMap(parts) { part in
      (rows.rowCount * part / parts..<rows.rowCount * (part + 1) / parts).map { row in
        chances(of: rows, row: row)
      }
    }.flatMap(\.self)
  }

  private func chances(of rows: Matrix, row: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: classCount)
    for tree in trees {
      tree.addShares(ofLeaf: tree.leaf { rows[row, $0] }, to: &sums)
    }
    return sums.map { $0 / Double(trees.count) }
  }

  private func checkWidth(_ rows: Matrix) throws(ShapeError) {
    guard rows.columnCount == featureCount else {
      throw .featureCount(expected: featureCount, got: rows.columnCount)
    }
  }
}

/// Returns the place of the greatest value, of equals the first.
func greatest(of values: [Double]) -> Int32 {
  var best = 0
  for i in values.indices where values[i] > values[best] { best = i }
  return Int32(best)
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
    guard featureCount > 0, classCount > 0, importances.count == featureCount, !trees.isEmpty,
      trees.allSatisfy({ $0.isWellFormed(featureCount: featureCount, classCount: classCount) })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .trees, in: container,
        debugDescription: "The decision trees are damaged; fit the model again.")
    }
  }
}
