public import Numeric
import Parameters

extension PCA {
  /// Finds the directions.
  ///
  /// - Parameter rows: Shape `n × d`, finite, at least two rows that differ.
  /// - Returns: At most `d` directions, even when more were asked for.
  /// - Throws: ``ProjectionError`` when a parameter is out of range or the rows do not allow it.
  /// - Complexity: O(`n` · `d`² + `d`³).
  public func fit(_ rows: Matrix) throws(ProjectionError) -> PCAModel {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows)
    let means = (0..<rows.columnCount).map { mean(of: rows.columnValues($0)) }
    let covariance = covarianceMatrix(of: rows, means: means)
    guard let eigen = symmetricEigen(of: covariance) else { throw .notConverged }
    let total = eigen.values.reduce(0) { $0 + max($1, 0) }
    guard total > 0 else { throw .noVariance }
    return model(eigen, means: means, total: total)
  }

  private func model(_ eigen: SymmetricEigen, means: [Double], total: Double) -> PCAModel {
    let kept = min(components, means.count)
    var directions = Matrix(rowCount: kept, columnCount: means.count)
    for i in 0..<kept {
      for (j, weight) in signed(eigen.vectors.columnValues(i)).enumerated() {
        directions[i, j] = weight
      }
    }
    let variances = eigen.values.prefix(kept).map { max($0, 0) }
    return PCAModel(
      means: means, components: directions, explainedVariance: variances,
      explainedVarianceRatio: variances.map { $0 / total })
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

private func checkRows(_ rows: Matrix) throws(ProjectionError) {
  guard rows.rowCount > 1, rows.columnCount > 0 else { throw .tooFewRows(got: rows.rowCount) }
  for column in 0..<rows.columnCount {
    let values = rows.column(column)
    for row in values.indices where !values[row].isFinite {
      throw .notFinite(row: row, column: column)
    }
  }
}
