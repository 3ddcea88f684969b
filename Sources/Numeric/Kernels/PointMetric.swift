/// How far two rows are from each other, as kernels work it out.
public enum PointMetric: Sendable, Hashable {
  /// The root of the sum of squared differences.
  case euclidean

  /// The sum of squared differences.
  case squaredEuclidean

  /// The sum of absolute differences.
  case manhattan
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
    guard metric == .manhattan else { return assignNearest(points, into: &labels) }
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

/// Returns the sums of absolute differences of eight rows to one point.
@inline(__always)
private func absoluteDistance(
  _ lanes: Span<Double>, _ block: Int, _ points: Span<Double>, _ point: Int, features: Int
) -> SIMD8<Double> {
  var sum = SIMD8<Double>()
  for feature in 0..<features {
    let (i, j) = (block &* features &+ feature, point &* features &+ feature)
    // Safe: callers pass blocks and points that exist, with `features` values each.
    let lane = unsafe lanes.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: i &* 64, as: SIMD8<Double>.self)
    let difference = unsafe lane - SIMD8(repeating: points[unchecked: j])
    sum += difference.replacing(with: -difference, where: difference .< 0)
  }
  return sum
}

extension SIMD8<Double> {
  /// Returns the smaller value of each lane.
  @inline(__always)
  func least(_ other: Self) -> Self { replacing(with: other, where: other .< self) }

  /// Returns the greater value of each lane.
  @inline(__always)
  func greatest(_ other: Self) -> Self { replacing(with: other, where: other .> self) }
}
