import Segments
public import Studies
public import Tabular

/// Makes the table of segments: segment, name, action, customers, share, revenue, revenue_share,
/// then mean_ and median_ of each feature.
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
  return Table(columns: columns)
}

private func optional(_ name: String, _ values: [Double?]) -> Column {
  Column(name: name, values: .number(values.map { $0 ?? 0 }), isPresent: values.map { $0 != nil })
}
