public import Numeric

/// A surface around usual rows, able to tell how far beyond it new rows are.
public struct BoundaryModel: DetectorModel {
  let kernel: VectorKernel

  /// The rows that hold the surface.
  let support: Matrix

  /// What the kernel with each of them adds to a score.
  let weights: [Double]

  /// What the kernel of a row with itself counts.
  let own: Double

  /// What is added to every score, which makes it 0 on the surface.
  let level: Double

  private let points: KernelPoints

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { support.columnCount }

  /// Creates a model; a linear kernel needs no more than the sum of the rows.
  init(kernel: VectorKernel, support: Matrix, weights: [Double], own: Double, level: Double) {
    (self.kernel, self.own, self.level) = (kernel, own, level)
    if kernel == .linear, support.rowCount > 1 {
      self.support = weightedSum(of: support, weights)
      self.weights = [1]
    } else {
      (self.support, self.weights) = (support, weights)
    }
    points = KernelPoints(self.support)
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
    let sums = points.sums(of: kernel, weights: weights, at: different)
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

extension BoundaryModel: Codable {
  private enum CodingKeys: String, CodingKey { case kernel, support, weights, own, level }

  /// Reads a model.
  ///
  /// - Throws: `DecodingError` for a damaged one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let kernel = try container.decode(VectorKernel.self, forKey: .kernel)
    let support = try container.decode(Matrix.self, forKey: .support)
    let weights = try container.decode([Double].self, forKey: .weights)
    let own = try container.decode(Double.self, forKey: .own)
    let level = try container.decode(Double.self, forKey: .level)
    guard weights.count == support.rowCount, support.columnCount > 0, support.rowCount > 0,
      (0..<support.columnCount).allSatisfy({ support.columnValues($0).allSatisfy(\.isFinite) }),
      (weights + [own, level]).allSatisfy(\.isFinite)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .support, in: container,
        debugDescription: "The surface is damaged; fit the model again.")
    }
    self.init(kernel: kernel, support: support, weights: weights, own: own, level: level)
  }

  /// Writes the rows that hold the surface.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kernel, forKey: .kernel)
    try container.encode(support, forKey: .support)
    try container.encode(weights, forKey: .weights)
    try container.encode(own, forKey: .own)
    try container.encode(level, forKey: .level)
  }
}
