public import Numeric

/// A surface around usual rows, able to tell how far beyond it new rows are.
public struct BoundaryModel: DetectorModel, CheckedCodable {
  struct Contents {
    let kernel: VectorKernel

    /// The rows that hold the surface.
    var support: Matrix

    /// What the kernel with each of them adds to a score.
    var weights: [Double]

    /// What the kernel of a row with itself counts.
    let own: Double

    /// What is added to every score, which makes it 0 on the surface.
    let level: Double
  }

  let contents: Contents
  private let points: KernelPoints

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.support.columnCount }

  /// Creates a model; a linear kernel needs no more than the sum of the rows.
  init(_ contents: Contents) {
    var contents = contents
    if contents.kernel == .linear, contents.support.rowCount > 1 {
      contents.support = weightedSum(of: contents.support, contents.weights)
      contents.weights = [1]
    }
    self.contents = contents
    points = KernelPoints(contents.support)
  }

  /// Writes a score for each row, above 0 outside the surface: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · support · `d`).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let distinct = DistinctRows(of: rows)
    let different = rows.selectingRows(distinct.first)
    let (kernel, own, level) = (contents.kernel, contents.own, contents.level)
    let sums = points.sums(of: kernel, weights: contents.weights, at: different)
    let diagonal = own == 0 ? [] : kernel.diagonal(of: different)
    for i in scores.indices {
      let place = Int(distinct.place[i])
      scores[i] = sums[place] + level + (own == 0 ? 0 : own * diagonal[place])
    }
  }
}

private func weightedSum(of rows: Matrix, _ weights: [Double]) -> Matrix {
  var result = Matrix(rowCount: 1, columnCount: rows.columnCount)
  for feature in 0..<rows.columnCount {
    let column = rows.column(feature)
    for row in weights.indices { result[0, feature] += weights[row] * column[row] }
  }
  return result
}

extension BoundaryModel.Contents: CheckedContents {
  static let damage = "The surface is damaged; fit the model again."

  var isWhole: Bool {
    weights.count == support.rowCount && support.columnCount > 0 && support.rowCount > 0
      && (0..<support.columnCount).allSatisfy { support.columnValues($0).allSatisfy(\.isFinite) }
      && (weights + [own, level]).allSatisfy(\.isFinite)
  }
}
