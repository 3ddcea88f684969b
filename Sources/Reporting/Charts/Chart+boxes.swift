import Features
import Numeric
import Segments

extension Chart {
  /// Draws how a feature is spread among all customers and in each segment.
  ///
  /// - Parameters:
  ///   - feature: The values of all customers.
  ///   - segments: The segments.
  ///   - members: The segment of each customer, as an index into `segments`.
  /// - Returns: The chart, or `nil` when there is no finite value.
  static func boxes(
    of feature: FeatureColumn, _ segments: [SegmentProfile], members: [Int]
  ) -> Chart? {
    let words = feature.words
    var groups: [(name: String, values: [Double])] = [("All customers", feature.values)]
    for (index, segment) in segments.enumerated() where members.count == feature.values.count {
      let rows = members.indices.filter { members[$0] == index }
      groups.append((segment.name, rows.map { feature.values[$0] }))
    }
    let boxes = groups.compactMap { group in Box(group.name, group.values) }
    guard !boxes.isEmpty else { return nil }
    return Chart(
      "boxes-\(slug(words.name))", title: "\(words.title), by segment",
      caption: "A box holds the middle half, the line in it is the median; "
        + "whiskers leave out a twentieth at each end.",
      height: barsHeight(boxes.count, each: 34),
      table: ChartTable(
        columns: ["Customers", "5 %", "Lower quarter", "Median", "Upper quarter", "95 %"],
        rows: boxes.map { [$0.name] + $0.ends.map(words.text) }),
      option: option(boxes, isLogarithmic: isLogarithmic(feature.values), title: words.axis))
  }

  private static func option(_ boxes: [Box], isLogarithmic: Bool, title: String) -> ChartValue {
    [
      "grid": chartGrid(top: 4, bottom: 30), "tooltip": ["trigger": "item"],
      "yAxis": nameAxis(boxes.map(\.name)),
      "xAxis": numberAxis(title, isLogarithmic: isLogarithmic),
      "series": [
        [
          "type": "boxplot", "name": .text(title), "boxWidth": [6, 16],
          "itemStyle": [
            "color": "theme:high", "borderColor": "theme:accent", "borderWidth": 1.5,
          ],
          "data": .list(boxes.map { .numbers($0.ends.map(pictured)) }),
        ]
      ],
    ]
  }
}

/// The five numbers of a box plot.
private struct Box {
  let name: String
  let ends: [Double]

  init?(_ name: String, _ values: [Double]) {
    let sorted = values.filter(\.isFinite).sorted()
    guard !sorted.isEmpty else { return nil }
    self.name = name
    ends = [0.05, 0.25, 0.5, 0.75, 0.95].map { quantile(ofSorted: sorted, at: $0) }
  }
}
