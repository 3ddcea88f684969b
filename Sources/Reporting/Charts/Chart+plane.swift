import Projection
import Segments
import Studies

extension Chart {
  /// Draws customers in the plane of the first two principal components, a symbol a segment.
  ///
  /// - Parameters:
  ///   - plane: Where the customers are.
  ///   - segments: The segments.
  ///   - members: The segment of each customer.
  ///   - kept: Customers that are drawn in any case: the unusual ones.
  ///   - identifiers: Who they are.
  /// - Returns: A scatter of at most 3,000 customers, or of those kept where they are more.
  static func plane(
    _ plane: PlaneProjection, _ segments: [SegmentProfile], members: [Int], kept: [Bool],
    identifiers: [String]
  ) -> Chart {
    let rows = drawnRows(members.count, kept: kept, atMost: 3_000)
    let series = segments.indices.map { segment -> ChartValue in
      let points = rows.filter { members[$0] == segment }.map { row -> ChartValue in
        [.number(pictured(plane.x[row])), .number(pictured(plane.y[row])), .text(identifiers[row])]
      }
      return [
        "type": "scatter", "name": .text(segments[segment].name), "symbol": symbol(segment),
        "symbolSize": 6, "itemStyle": ["opacity": 0.7],
        "dimensions": ["along the first component", "along the second component", "customer"],
        "data": .list(points),
      ]
    }
    let shown =
      rows.count == members.count
      ? "" : " \(wholeText(rows.count)) customers are drawn, the unusual ones all."
    let explained = plane.model.explainedVarianceRatio
    return Chart(
      "plane", title: "Customers side by side",
      caption: "Customers that are alike stand close together.\(shown)", height: 520, isDense: true,
      table: ChartTable(
        columns: ["Segment", "Mean along the first", "Mean along the second"],
        rows: segments.indices.map { meanRow(segments[$0].name, $0, members, plane) }),
      option: option(series, axes: (0..<2).map { axis($0, explained) }))
  }

  private static func axis(_ component: Int, _ explained: [Double]) -> String {
    let name = ["First component", "Second component"][component]
    guard explained.indices.contains(component) else { return name }
    return "\(name) (\(shareText(explained[component])) of the differences)"
  }

  private static func option(_ series: [ChartValue], axes: [String]) -> ChartValue {
    [
      "legend": ["top": 0, "left": 0, "type": "scroll"],
      "grid": chartGrid(top: 48, bottom: 36, left: 32),
      "tooltip": ["trigger": "item", "formatter": "format:point"],
      "xAxis": numberAxis(axes[0]).adding(["scale": true, "axisLine": ["onZero": false]]),
      "yAxis": numberAxis(axes[1], isHorizontal: false).adding([
        "scale": true, "axisLine": ["onZero": false],
      ]),
      "series": .list(series),
    ]
  }

  private static func meanRow(
    _ name: String, _ segment: Int, _ members: [Int], _ plane: PlaneProjection
  ) -> [String] {
    let rows = members.indices.filter { members[$0] == segment }
    let count = Double(max(1, rows.count))
    return [
      name, decimalText(rows.reduce(0) { $0 + plane.x[$1] } / count, 2),
      decimalText(rows.reduce(0) { $0 + plane.y[$1] } / count, 2),
    ]
  }
}

/// Returns the rows to draw: all that must be kept, and others up to a limit, in file order.
func drawnRows(_ count: Int, kept: [Bool], atMost limit: Int) -> [Int] {
  let isKept = { (row: Int) in kept.indices.contains(row) && kept[row] }
  let others = (0..<count).filter { !isKept($0) }
  let musts = (0..<count).filter(isKept)
  return (musts + sampled(others, atMost: max(0, limit - musts.count))).sorted()
}
