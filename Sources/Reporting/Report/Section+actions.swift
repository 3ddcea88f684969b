import Segments

extension Section {
  /// What to do, segment by segment.
  static func actions(_ segments: [SegmentProfile]) -> Section? {
    guard !segments.isEmpty else { return nil }
    let rows = segments.map { segment -> [HTML] in
      [
        .text(segment.name), .text(wholeText(segment.customers)),
        .text(segment.revenue.map { decimalText($0, 0) } ?? "–"), .text(segment.action),
      ]
    }
    return Section(
      identifier: "actions", title: "What to do",
      body: .table(
        "An action for each segment",
        [.words("Segment"), .number("Customers"), .number("Revenue"), .words("Action")], rows))
  }
}
