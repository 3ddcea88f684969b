import Segments
import Studies

extension Chart {
  /// Draws customers in a picture whose axes mean nothing, a symbol a segment.
  ///
  /// - Parameters:
  ///   - picture: Where the customers are.
  ///   - segments: The segments.
  ///   - members: The segment of each customer.
  ///   - kept: Customers that are drawn in any case: the unusual ones.
  ///   - identifiers: Who they are.
  /// - Returns: A scatter of at most 3,000 customers, or of those kept where they are more.
  static func picture(
    _ picture: PlanePicture, _ segments: [SegmentProfile], members: [Int], kept: [Bool],
    identifiers: [String]
  ) -> Chart {
    let customers = DrawnCustomers(
      x: picture.x, y: picture.y, members: members, kept: kept, identifiers: identifiers)
    let series = customers.series(segments, dimensions: ["across", "up", "customer"])
    let axis: ChartValue = [
      "type": "value", "axisLabel": ["show": false], "splitLine": ["show": false],
    ]
    return Chart(
      "picture", title: "Customers next to their like, by \(picture.title)",
      caption: "\(picture.reading)\(customers.words)", height: 520, isDense: true,
      table: ChartTable(
        columns: ["Segment", "Mean across", "Mean up"], rows: customers.means(segments)),
      option: planeOption(series, axes: [axis, axis]))
  }
}
