public import Numeric

/// Fits of features by each other, able to tell how much new rows pull them.
public struct CookDistanceModel: DetectorModel, CheckedCodable, Hashable {
  struct Contents: Hashable {
    /// The features that vary, which are those that count.
    let features: [Int]

    let width: Int
    let cook: CookDistances?

    /// What the distance from each fit counts.
    let weights: [Double]

    /// What is added to every score.
    let level: Double
  }

  let contents: Contents

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.width }

  init(_ contents: Contents) { self.contents = contents }

  /// Creates a model whose distances count from 0 to 1 over the rows of the fit.
  init(
    features: [Int], width: Int, cook: CookDistances?, ranges: [ClosedRange<Double>] = []
  ) {
    let told = ranges.filter { $0.upperBound > $0.lowerBound }
    let weights = ranges.map { range in
      let size = range.upperBound - range.lowerBound
      return size > 0 ? 1 / size / Double(told.count) : 0
    }
    let level = -zip(ranges, weights).reduce(0) { $0 + $1.0.lowerBound * $1.1 }
    contents = Contents(
      features: features, width: width, cook: cook, weights: weights, level: level)
  }

  /// Writes a score for each row, from 0 to 1 for those of the fit: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · `d`²).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    guard let cook = contents.cook else {
      for i in scores.indices { scores[i] = 0 }
      return
    }
    let found = cook.sums(
      of: rows.selectingColumns(contents.features), weights: contents.weights)
    for i in scores.indices { scores[i] = found[i] + contents.level }
  }
}

extension CookDistanceModel.Contents: CheckedContents {
  static let damage = "The fits are damaged; fit the model again."

  var isWhole: Bool {
    width > 0 && features.allSatisfy { (0..<width).contains($0) }
      && weights.count == features.count && (weights + [level]).allSatisfy(\.isFinite)
      && cook.map { $0.isWhole && $0.featureCount == features.count } ?? features.isEmpty
  }
}
