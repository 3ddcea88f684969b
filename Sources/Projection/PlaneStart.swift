import Numeric

/// Returns where rows lie along their first two principal components, to begin a picture with.
///
/// - Parameters:
///   - rows: Different rows, two or more.
///   - seed: The seed of the thickness of rows that lie on a line.
/// - Returns: Shape `n × 2`; the first column has the variance 1.
/// - Throws: ``ProjectionError`` when the components were not found.
func planeStart(_ rows: Matrix, seed: UInt64) throws(ProjectionError) -> Matrix {
  var method = PCA(components: 2)
  method.solver = .exact
  let model = try method.fit(rows)
  let projected: Matrix
  do { projected = try model.project(rows) } catch { throw .notConverged }
  let scale = 1 / model.explainedVariance[0].squareRoot()
  var start = Matrix(rowCount: rows.rowCount, columnCount: 2)
  for row in 0..<rows.rowCount { start[row, 0] = projected[row, 0] * scale }
  if model.componentCount > 1, model.explainedVarianceRatio[1] > 1e-12 {
    for row in 0..<rows.rowCount { start[row, 1] = projected[row, 1] * scale }
  } else {
    // On a line no force leads off it, so points could never pass each other.
    var generator = SplitMix64(seed: seed, stream: 0)
    for row in 0..<rows.rowCount { start[row, 1] = (generator.nextUnit() - 0.5) * 0.1 }
  }
  return start
}
