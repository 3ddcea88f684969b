import Features
import Segments
public import Studies
public import Tabular

/// Makes the table of segments: segment, name, action, customers, share, revenue, revenue_share,
/// then mean_ and median_ of each feature, then top_ and top_share_ of each category that customers were
/// grouped by.
///
/// - Parameter result: What a study found.
/// - Returns: One row a segment.
public func segmentsTable(_ result: StudyResult) -> Table {
  let segments = result.segments
  var columns = [
    Column(name: "segment", values: .integer(segments.map { Int64($0.identifier) })),
    Column(name: "name", values: .text(TextValues(segments.map(\.name)))),
    Column(name: "action", values: .text(TextValues(segments.map(\.action)))),
    Column(name: "customers", values: .integer(segments.map { Int64($0.customers) })),
    Column(name: "share", values: .number(segments.map(\.share))),
    optional("revenue", segments.map(\.revenue)),
    optional("revenue_share", segments.map(\.revenueShare)),
  ]
  for (place, feature) in (segments.first?.features ?? []).enumerated() {
    for (name, value) in [("mean", \FeatureProfile.mean), ("median", \.median)] {
      columns.append(
        Column(
          name: "\(name)_\(feature.name)",
          values: .number(segments.map { $0.features[place][keyPath: value] })))
    }
  }
  for category in result.model?.categories ?? [] {
    columns += topColumns(category.name, segments)
  }
  return Table(columns: columns)
}

/// The most frequent value of a category in each segment, and the share of the segment that has it.
private func topColumns(_ name: String, _ segments: [SegmentProfile]) -> [Column] {
  let tops = segments.map { segment in
    segment.categories.first { $0.name == name }?.top.first
  }
  return [
    Column(
      name: "top_\(name)", values: .text(TextValues(tops.map { $0?.value ?? "" })),
      isPresent: tops.map { $0 != nil }),
    optional("top_share_\(name)", tops.map { $0?.share }),
  ]
}

private func optional(_ name: String, _ values: [Double?]) -> Column {
  Column(name: name, values: .number(values.map { $0 ?? 0 }), isPresent: values.map { $0 != nil })
}
