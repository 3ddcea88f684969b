import Studies

/// The segments of a study with the names they have now.
struct SegmentList: Encodable, Sendable {
  /// A segment.
  struct Segment: Encodable, Sendable {
    let id: Int
    let name: String
    let originalName: String
    let customers: Int
    let share: Double
    let revenueShare: Double?
    let action: String
  }

  let segments: [Segment]

  /// Lists the segments of a study.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - names: The names that people gave.
  /// - Throws: ``ServiceError/state(_:)`` when the record of the study cannot be read.
  init(_ study: FinishedStudy, names: [Int: String]) throws(ServiceError) {
    let actions = Dictionary(
      ((try? study.model())?.segments ?? []).map { ($0.identifier, $0.action) },
      uniquingKeysWith: { first, _ in first })
    segments = try study.record().segments.map { segment in
      Segment(
        id: segment.segment, name: names[segment.segment] ?? segment.name,
        originalName: segment.name, customers: segment.customers, share: segment.share,
        revenueShare: segment.revenueShare, action: actions[segment.segment] ?? "")
    }
  }
}
