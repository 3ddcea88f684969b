import Clustering
import Features
import Numeric

/// How much one feature or category speaks for a customer's segment and against the second best.
public struct SegmentReason: Codable, Sendable, Hashable {
  /// The feature or category.
  public let name: String

  /// The part of all that speaks for the segment, from 0 to 1.
  public let share: Double
}

extension Model {
  /// Returns what speaks for the segment of a customer and against the second best.
  ///
  /// Each feature and category adds to the distance to the middle of a segment, as the method
  /// measures it; it speaks for the segment by how much less it adds there than for the second best.
  ///
  /// - Parameters:
  ///   - row: The features of a customer, in their own units and the order of ``features``.
  ///   - words: A value for each of ``categories``, `nil` where it is missing.
  /// - Returns: Features and categories that speak for it, the strongest first; none for a customer
  ///   set apart or in no group, and where there is no second segment.
  /// - Throws: ``ModelError`` as predictions do.
  public func reasons(
    for row: [Double], categories words: [String?] = []
  ) throws(ModelError) -> [SegmentReason] {
    let columns: Matrix
    do { columns = try Matrix(columns: row.map { [$0] }) } catch { throw .shape(error) }
    let prediction = try predictions(for: columns, categories: words.map { [$0] }).first
    guard let prediction, prediction.distance != nil, let second = prediction.secondSegment,
      let own = cluster(of: prediction.segment), let other = cluster(of: second)
    else { return [] }
    let codes = zip(categories ?? [], words).map { $0.codes(of: [$1])[0] }
    let scaled: Matrix
    do { scaled = try transform.apply(columns) } catch { throw .shape(error) }
    let coded = scaled.row(0) + codes
    let gains = zip(
      clusters.parts(ofDistanceTo: other, from: coded),
      clusters.parts(ofDistanceTo: own, from: coded)
    ).map { max(0, $0 - $1) }
    let sum = gains.reduce(0, +)
    guard sum > 0, sum.isFinite else { return [] }
    return zip(inputNames, gains).map { SegmentReason(name: $0, share: $1 / sum) }
      .filter { $0.share > 0 }
      .enumerated().sorted { ($0.element.share, $1.offset) > ($1.element.share, $0.offset) }
      .map(\.element)
  }

  private func cluster(of segment: Int) -> Int? {
    segmentOfCluster.firstIndex { segments[$0].identifier == segment }
  }
}
