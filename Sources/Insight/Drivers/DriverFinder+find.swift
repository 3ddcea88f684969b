public import Numeric
import Parameters
import Trees

extension DriverFinder {
  /// Finds what tells groups apart.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `n × d`, finite; scaling changes nothing.
  ///   - labels: The group of each row; a row with a negative label belongs to none and is left out.
  ///   - features: A name for each column.
  ///   - categories: How many of the last columns hold codes of categories. The forest is shown a
  ///     column of zeros and ones for each value, since codes have no order that means anything; what
  ///     these drive is added up to their category.
  ///   - seed: The seed of every random choice. Equal seeds give equal results.
  /// - Returns: The importance of each feature, and the accuracy on held-out rows.
  /// - Throws: ``InsightError`` when a parameter is out of range, shapes differ, or there are fewer
  ///   than two groups.
  public func find(
    in rows: Matrix, labels: [Int32], features: [String], categories: Int = 0,
    seed: UInt64
  ) throws(InsightError) -> Drivers {
    do { try validate() } catch { throw .forest(.parameter(error)) }
    try checkShapes(rows, labels: labels, features: features)
    let grouped = labels.indices.filter { labels[$0] >= 0 }
    guard grouped.count >= 4 else { throw .tooFewRows(needed: 4, got: grouped.count) }
    let forest = RandomForest(trees: trees)
    let (rows, columns) = withIndicators(rows, categories: categories)
    do throws(TreesError) {
      let groups = grouped.map { labels[$0] }
      let whole = try forest.fit(rows.selectingRows(grouped), labels: groups, seed: seed)
      let split = stratifiedSplit(grouped, labels: labels, heldOut: heldOut, seed: seed)
      let told = try forest.accuracy(of: split, rows: rows, labels: labels, seed: seed)
      return Drivers(
        features: features,
        importances: columns.map { $0.reduce(0) { $0 + whole.importances[$1] } }, accuracy: told,
        heldOutRows: split.heldOut.count, outOfBagAccuracy: whole.outOfBagAccuracy)
    } catch {
      throw .forest(error)
    }
  }
}

extension RandomForest {
  /// Returns the share of held-out rows whose label a forest tells that was grown on the others.
  fileprivate func accuracy(
    of split: StratifiedSplit, rows: Matrix, labels: [Int32], seed: UInt64
  ) throws(TreesError) -> Double {
    let model = try fit(
      rows.selectingRows(split.kept), labels: split.kept.map { labels[$0] }, seed: seed)
    guard let told = try? model.labels(of: rows.selectingRows(split.heldOut)) else { return 0 }
    let right = zip(told, split.heldOut).filter { $0 == labels[$1] }.count
    return split.heldOut.isEmpty ? 0 : Double(right) / Double(split.heldOut.count)
  }
}

/// Returns rows with a column of zeros and ones for each value of the last columns, and the columns
/// that stand for each column.
private func withIndicators(
  _ rows: Matrix, categories: Int
) -> (rows: Matrix, columns: [Range<Int>]) {
  let numbers = rows.columnCount - categories
  var columns = (0..<numbers).map { rows.columnValues($0) }
  var places = (0..<numbers).map { $0..<$0 + 1 }
  for category in numbers..<rows.columnCount {
    let (codes, first) = (rows.columnValues(category), columns.count)
    for code in Set(codes).sorted() { columns.append(codes.map { $0 == code ? 1 : 0 }) }
    places.append(first..<columns.count)
  }
  guard categories > 0, let wider = try? Matrix(columns: columns) else { return (rows, places) }
  return (wider, places)
}

private func checkShapes(
  _ rows: Matrix, labels: [Int32], features: [String]
) throws(InsightError) {
  guard features.count == rows.columnCount else {
    throw .shape(.featureCount(expected: features.count, got: rows.columnCount))
  }
  guard labels.count == rows.rowCount else {
    throw .forest(.labelCount(rows: rows.rowCount, labels: labels.count))
  }
}
