public import Numeric

/// Directions in the space of a kernel, able to tell how far from them new rows are.
public struct KernelPCAModel: DetectorModel, CheckedCodable {
  struct Contents {
    let kernel: VectorKernel
    let rows: Matrix

    /// What the kernels of a row with the learned rows are multiplied with, less their means.
    let directions: RowDirections

    /// The mean kernel of all pairs of learned rows.
    let level: Double
  }

  let contents: Contents

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.rows.columnCount }

  init(_ contents: Contents) { self.contents = contents }

  init(kernel: VectorKernel, rows: Matrix, detector: KernelPCA) {
    var matrix = KernelPoints(rows).matrix(of: kernel)
    let count = rows.rowCount
    let means = (0..<count).map { matrix.columnValues($0).reduce(0, +) / Double(count) }
    let level = means.reduce(0, +) / Double(count)
    for a in 0..<count {
      for b in 0..<count { matrix[b, a] += level - means[a] - means[b] }
    }
    let longest = (0..<count).map { matrix[$0, $0] }.max() ?? 0
    let found = leadingEigen(of: matrix, detector.directions(of: count, longest: longest))
    // Directions along which nothing lies are rounding.
    let kept = found?.values.prefix { $0 > 1e-12 * (found?.values.first ?? 0) } ?? []
    let directions = RowDirections(
      middle: means, factors: Array(repeating: 1, count: count),
      vectors: kept.enumerated().flatMap { column, variance in
        found?.vectors.columnValues(column).map { $0 / variance.squareRoot() } ?? []
      })
    contents = Contents(kernel: kernel, rows: rows, directions: directions, level: level)
  }

  /// Writes a score for each row, a squared distance: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(different rows · learned rows · (`d` + directions)).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let distinct = DistinctRows(of: rows)
    let found = KernelPoints(contents.rows).residues(
      of: contents.kernel, beyond: contents.directions, level: contents.level,
      at: rows.selectingRows(distinct.first))
    for i in scores.indices { scores[i] = found[Int(distinct.place[i])] }
  }
}

extension KernelPCA {
  /// The directions to keep of so many rows, given the squared length of the longest.
  fileprivate func directions(of rows: Int, longest: Double) -> EigenRange {
    components == 0 ? .above(support * longest) : .greatest(min(components, rows))
  }
}

extension KernelPCAModel.Contents: CheckedContents {
  static let damage = "The directions are damaged; fit the model again."

  var isWhole: Bool {
    areWhole(rows) && directions.isWhole && directions.featureCount == rows.rowCount
      && level.isFinite
  }
}
