import Features
import Ingestion
import Numeric
import Segments

extension Model {
  /// Which kind each segment is of: a group that was found, one set apart, or those of no group.
  enum SegmentKind: Sendable, Equatable {
    case found, setApart, ungrouped
  }

  /// Returns the segment this model gives each customer, as an index into ``segments``.
  ///
  /// - Throws: ``ModelError`` when a feature it needs is not in the table, or a value does not fit.
  func segmentIndices(of customers: CustomerTable) throws -> [Int32] {
    let needed = features.map(\.name)
    if let missing = needed.first(where: { customers.feature($0) == nil }) {
      throw ModelError.missingFeature(missing, needed: needed)
    }
    let places = Dictionary(
      segments.enumerated().map { ($1.identifier, Int32($0)) },
      uniquingKeysWith: { first, _ in first
      })
    let words = try customers.categoryColumns(of: self)
    return try predictions(for: try customers.matrix(of: needed), categories: words).map {
      places[$0.segment] ?? -1
    }
  }

  /// The kind of each segment.
  var kinds: [SegmentKind] {
    segments.indices.map { index in
      if segmentOfCluster.contains(index) { return .found }
      return index == ungrouped ? .ungrouped : .setApart
    }
  }

  /// The segments with their names.
  var named: [SegmentMatching.Earlier] {
    segments.map { SegmentMatching.Earlier(identifier: $0.identifier, name: $0.name) }
  }
}
