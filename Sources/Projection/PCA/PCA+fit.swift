public import Numeric
import Parameters

extension PCA {
  /// Finds the directions.
  ///
  /// - Parameters:
  ///   - rows: Shape `n × d`, finite, at least two rows that differ.
  ///   - seed: The seed of the random mixtures, where there are any.
  /// - Returns: At most `d` directions, even when more were asked for.
  /// - Throws: ``ProjectionError`` when a parameter is out of range or the rows do not allow it.
  /// - Complexity: O(`n` · `d`² + `d`³), or O(`n` · `d` · components) by random mixtures.
  public func fit(_ rows: Matrix, seed: UInt64 = 1) throws(ProjectionError) -> PCAModel {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, atLeast: 2)
    let means = (0..<rows.columnCount).map { mean(of: rows.columnValues($0)) }
    return try isRandomised(rows)
      ? estimated(rows, means: means, seed: seed) : exact(rows, means: means)
  }

  /// Places rows along the first two directions.
  ///
  /// - Parameters:
  ///   - rows: Shape `n × d`, finite.
  ///   - seed: The seed of the random mixtures, where there are any.
  ///   - progress: Not told: it is quick.
  /// - Returns: The places, shape `n × 2`; zeros along a direction there is not.
  /// - Throws: ``ProjectionError`` when a parameter is out of range or the rows do not allow it.
  public func places(
    of rows: Matrix, seed: UInt64, progress: (Double) -> Void
  ) throws(ProjectionError) -> Matrix {
    try checkRows(rows, atLeast: 1)
    var places = Matrix(rowCount: rows.rowCount, columnCount: 2)
    guard SortedRows(of: rows).counts.count > 1 else { return places }
    let projected: Matrix
    let model = try PCA(components: 2, solver: solver).fit(rows, seed: seed)
    do { projected = try model.project(rows) } catch { throw .notConverged }
    for column in 0..<projected.columnCount {
      for row in 0..<rows.rowCount { places[row, column] = projected[row, column] }
    }
    return places
  }

  /// The number of components that are kept of so many features.
  private func kept(of features: Int) -> Int {
    components > 0 ? min(components, features) : features > 500 ? 50 : features
  }

  private func isRandomised(_ rows: Matrix) -> Bool {
    switch solver {
    case .exact: false
    case .randomised: true
    case .automatic:
      rows.columnCount > 500
        && 3 * kept(of: rows.columnCount) <= min(rows.rowCount, rows.columnCount)
    }
  }

  private func exact(_ rows: Matrix, means: [Double]) throws(ProjectionError) -> PCAModel {
    let covariance = covarianceMatrix(of: rows, means: means)
    guard let eigen = symmetricEigen(of: covariance) else { throw .notConverged }
    let total = eigen.values.reduce(0) { $0 + max($1, 0) }
    return try model(eigen.vectors, eigen.values, means: means, total: total)
  }

  private func estimated(
    _ rows: Matrix, means: [Double], seed: UInt64
  ) throws(ProjectionError) -> PCAModel {
    let found = leadingComponents(
      of: rows, means: means, count: kept(of: means.count), seed: seed)
    guard let found else { throw .notConverged }
    let degrees = Double(rows.rowCount - 1)
    var total = 0.0
    for feature in means.indices {
      let column = rows.column(feature)
      var sum = 0.0
      for row in column.indices {
        sum += (column[row] - means[feature]) * (column[row] - means[feature])
      }
      total += sum / degrees
    }
    return try model(found.vectors, found.values.map { $0 / degrees }, means: means, total: total)
  }

  private func model(
    _ vectors: Matrix, _ variances: [Double], means: [Double], total: Double
  ) throws(ProjectionError) -> PCAModel {
    guard total > 0 else { throw .noVariance }
    let kept = min(kept(of: means.count), variances.count)
    var directions = Matrix(rowCount: kept, columnCount: means.count)
    for i in 0..<kept {
      for (j, weight) in signed(vectors.columnValues(i)).enumerated() { directions[i, j] = weight }
    }
    let found = variances.prefix(kept).map { max($0, 0) }
    return PCAModel(
      means: means, components: directions, explainedVariance: found,
      explainedVarianceRatio: found.map { $0 / total })
  }
}

/// Returns a direction or its opposite, so that its weight of greatest size is positive.
private func signed(_ direction: [Double]) -> [Double] {
  let sizes = direction.map(\.magnitude)
  guard let greatest = sizes.max() else { return direction }
  // Equal weights, as two standardised features have, differ by rounding only: the first decides.
  let deciding = sizes.firstIndex { $0 >= greatest * (1 - 0x1p-40) } ?? 0
  return direction[deciding] < 0 ? direction.map { -$0 } : direction
}

private func mean(of values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
