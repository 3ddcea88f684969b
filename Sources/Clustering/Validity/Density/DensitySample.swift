import Numeric

extension ClusterCountSelection.Candidate {
  /// Measures the density-based validity of all rows, or of a sample of many.
  ///
  /// Of few features 5,000 rows are measured, of more features fewer, so that it takes no longer.
  ///
  /// - Parameters:
  ///   - model: The groups.
  ///   - method: What found them; where rows hold codes of categories, nothing is measured.
  ///   - rows: The rows, shape `n × d`.
  ///   - seed: The seed of the sample.
  mutating func measureDensity(
    of model: some ClusteringModel, by method: any Clusterer, _ rows: Matrix, seed: UInt64
  ) {
    guard method.categoryCount == 0, model.clusterCount > 1 else { return }
    let most = min(5_000, Int((2e8 / Double(max(1, rows.columnCount))).squareRoot()))
    let drawn = drawnRows(of: rows, atMost: most, seed: seed)
    let value = DensityBasedValidity(of: drawn, labels: labels(by: model, of: drawn)).value
    guard value.isFinite else { return }
    densityValidity = value
    densityRows = drawn.rowCount < rows.rowCount ? drawn.rowCount : nil
  }
}
