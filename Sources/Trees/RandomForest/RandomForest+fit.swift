public import Numeric
import Parameters

extension RandomForest {
  /// Grows a forest.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `n × d`, finite; scaling changes nothing.
  ///   - labels: The class of each row, from 0; the greatest tells how many there are.
  ///   - seed: The seed of every random choice. Equal seeds give equal forests.
  /// - Returns: A model that tells classes, with the importance of each feature.
  /// - Throws: ``TreesError`` when a parameter is out of range or rows and labels do not allow it.
  public func fit(
    _ rows: Matrix, labels: [Int32], seed: UInt64
  ) throws(TreesError) -> RandomForestModel {
    do { try validate() } catch { throw .parameter(error) }
    let classes = try checkTraining(rows, labels: labels)
    let ranked = RankedColumns(rows, bins: bins)
    let codes = labels.map { UInt16($0) }
    let drawn = min(rows.columnCount, featuresPerSplit > 0 ? featuresPerSplit : root(rows))
    let grown = concurrentMap(trees) { tree in
      var grower = TreeGrower(
        ranked, labels: codes, classCount: classes, featuresPerSplit: drawn,
        random: SplitMix64(seed: seed, stream: UInt64(tree)))
      grower.grow()
      return grower.grown
    }
    return RandomForestModel(grown, rows: rows, labels: labels, classCount: classes)
  }

  private func root(_ rows: Matrix) -> Int {
    max(1, Int(Double(rows.columnCount).squareRoot()))
  }
}

/// What one grower ended with.
struct GrownTree: Sendable {
  var tree: ClassificationTree
  var decreases: [Double]
  var draws: [UInt16]
}

extension TreeGrower {
  var grown: GrownTree { GrownTree(tree: tree, decreases: decreases, draws: draws) }
}

/// The most classes of a forest.
let mostClasses = 1_024

/// Checks rows and labels, and returns the number of classes.
private func checkTraining(_ rows: Matrix, labels: [Int32]) throws(TreesError) -> Int {
  guard rows.rowCount > 0, rows.columnCount > 0 else {
    throw .empty(method: RandomForest.identifier)
  }
  guard labels.count == rows.rowCount else {
    throw .labelCount(rows: rows.rowCount, labels: labels.count)
  }
  for (row, label) in labels.enumerated() where label < 0 || label >= mostClasses {
    throw .label(row: row, label: label, classes: mostClasses)
  }
  guard labels.contains(where: { $0 != labels[0] }) else {
    throw .oneClass(method: RandomForest.identifier)
  }
  for column in 0..<rows.columnCount {
    let values = rows.column(column)
    for row in values.indices where !values[row].isFinite {
      throw .notFinite(row: row, column: column, value: "\(values[row])")
    }
  }
  return Int(labels.max() ?? 0) + 1
}
