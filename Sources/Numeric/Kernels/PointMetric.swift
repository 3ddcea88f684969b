/// How far two rows are from each other, as kernels work it out.
public enum PointMetric: Sendable, Hashable {
  /// The root of the sum of squared differences.
  case euclidean

  /// The sum of squared differences.
  case squaredEuclidean

  /// The sum of absolute differences.
  case manhattan

  /// The sum of absolute differences of numbers, and one for each of the last columns, which hold
  /// codes of categories, that differs.
  case absoluteAndMismatches(categories: Int)

  /// The sum of squared differences of numbers, and a weight for each of the last columns, which
  /// hold codes of categories, that differs.
  case squaredAndMismatches(categories: Int, weight: Double)
}

extension BlockedRows {
  /// Returns the distances from eight rows to one point; sums run in the order of features.
  @inline(__always)
  func distances(
    _ block: Int, to points: Span<Double>, _ point: Int, by metric: PointMetric
  ) -> SIMD8<Double> {
    switch metric {
    case .euclidean:
      squaredDistance(values.span, block, points, point, features: featureCount).squareRoot()
    case .squaredEuclidean:
      squaredDistance(values.span, block, points, point, features: featureCount)
    case .manhattan:
      absoluteDistance(values.span, block, points, point, features: featureCount)
    case .absoluteAndMismatches(let categories):
      absoluteDistance(
        values.span, block, points, point, features: featureCount, of: featureCount - categories)
        + mismatches(values.span, block, points, point, features: featureCount, categories)
    case .squaredAndMismatches(let categories, let weight):
      squaredDistance(
        values.span, block, points, point, features: featureCount, of: featureCount - categories)
        + weight * mismatches(values.span, block, points, point, features: featureCount, categories)
    }
  }

  /// Writes the nearest point of each row; of equally near ones the first.
  ///
  /// - Parameters:
  ///   - points: The points.
  ///   - metric: How far a row is from a point.
  ///   - labels: Room for a label a row.
  /// - Complexity: O(`n` · `k` · `d`).
  /// - Precondition: `labels.count == rowCount` and `points.featureCount == featureCount`.
  public func assignNearest(
    _ points: Centres, by metric: PointMetric, into labels: inout MutableSpan<Int32>
  ) {
    guard metric != .euclidean, metric != .squaredEuclidean else {
      return assignNearest(points, into: &labels)
    }
    precondition(labels.count == rowCount, "a label for each row")
    precondition(points.featureCount == featureCount, "a coordinate for each feature")
    for block in 0..<blockCount {
      var label = SIMD8<Int64>()
      var best = SIMD8<Double>(repeating: .infinity)
      for point in 0..<points.count {
        let distance = distances(block, to: points.values.span, point, by: metric)
        let nearer = distance .< best
        best.replace(with: distance, where: nearer)
        label.replace(with: Int64(truncatingIfNeeded: point), where: nearer)
      }
      for lane in 0..<min(8, rowCount - block * 8) {
        labels[block * 8 + lane] = Int32(truncatingIfNeeded: label[lane])
      }
    }
  }
}
