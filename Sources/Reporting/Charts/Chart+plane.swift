import Features
import Projection
import Segments
import Studies

extension Chart {
  /// Draws customers in the plane of the first two principal components, a symbol a segment, with
  /// the features as arrows: a biplot.
  ///
  /// - Parameters:
  ///   - plane: Where the customers are.
  ///   - segments: The segments.
  ///   - members: The segment of each customer.
  ///   - kept: Customers that are drawn in any case: the unusual ones.
  ///   - identifiers: Who they are.
  ///   - features: The features as people call them.
  /// - Returns: A scatter of at most 3,000 customers, or of those kept where they are more.
  static func plane(
    _ plane: PlaneProjection, _ segments: [SegmentProfile], members: [Int], kept: [Bool],
    identifiers: [String], features: [FeatureWords]
  ) -> Chart {
    let customers = DrawnCustomers(
      x: plane.x, y: plane.y, members: members, kept: kept, identifiers: identifiers)
    let arrows = BiplotArrows(plane, features)
    let explained = plane.model.explainedVarianceRatio
    let series = customers.series(
      segments, dimensions: ["along the first component", "along the second component", "customer"])
    return Chart(
      "plane", title: "Customers side by side",
      caption: "Customers that are alike stand close together.\(arrows.words)\(customers.words)",
      height: 520, isDense: true,
      table: ChartTable(
        columns: ["Segment", "Mean along the first", "Mean along the second"],
        rows: customers.means(segments)),
      option: planeOption(
        series + arrows.series,
        axes: (0..<2).map { numberAxis(axisName($0, explained), isHorizontal: $0 == 0) }))
  }

  private static func axisName(_ component: Int, _ explained: [Double]) -> String {
    let name = ["First component", "Second component"][component]
    guard explained.indices.contains(component) else { return name }
    return "\(name) (\(shareText(explained[component])) of the differences)"
  }

  /// A scatter with a legend above.
  static func planeOption(_ series: [ChartValue], axes: [ChartValue]) -> ChartValue {
    let look: ChartValue = ["scale": true, "axisLine": ["onZero": false]]
    return [
      "legend": ["top": 0, "left": 0, "type": "scroll"],
      "grid": chartGrid(top: 48, bottom: 36, left: 32),
      "tooltip": ["trigger": "item", "formatter": "format:point"],
      "xAxis": axes[0].adding(look), "yAxis": axes[1].adding(look), "series": .list(series),
    ]
  }
}

/// Customers of segments at places of a plane, some of many.
struct DrawnCustomers {
  private let x: [Double]
  private let y: [Double]
  private let members: [Int]
  private let identifiers: [String]
  private let rows: [Int]

  /// Chooses the customers to draw, of those that have places.
  init(x: [Double], y: [Double], members: [Int], kept: [Bool], identifiers: [String]) {
    (self.x, self.y, self.members, self.identifiers) = (x, y, members, identifiers)
    let placed = x.indices.filter { !x[$0].isNaN }
    let isKept = placed.map { kept.indices.contains($0) && kept[$0] }
    rows = drawnRows(placed.count, kept: isKept, atMost: 3_000).map { placed[$0] }
  }

  /// How many are drawn, where it is not all.
  var words: String {
    rows.count == members.count
      ? "" : " \(wholeText(rows.count)) customers are drawn, the unusual ones all."
  }

  /// A scatter a segment.
  func series(_ segments: [SegmentProfile], dimensions: [String]) -> [ChartValue] {
    segments.indices.map { segment -> ChartValue in
      let points = rows.filter { members[$0] == segment }.map { row -> ChartValue in
        [.number(pictured(x[row])), .number(pictured(y[row])), .text(identifiers[row])]
      }
      return [
        "type": "scatter", "name": .text(segments[segment].name), "symbol": symbol(segment),
        "symbolSize": 6, "itemStyle": ["opacity": 0.7], "dimensions": .texts(dimensions),
        "data": .list(points),
      ]
    }
  }

  /// The mean place of each segment, of all its customers that have places.
  func means(_ segments: [SegmentProfile]) -> [[String]] {
    segments.indices.map { segment in
      let own = members.indices.filter { members[$0] == segment && !x[$0].isNaN }
      let count = Double(max(1, own.count))
      return [
        segments[segment].name, decimalText(own.reduce(0) { $0 + x[$1] } / count, 2),
        decimalText(own.reduce(0) { $0 + y[$1] } / count, 2),
      ]
    }
  }
}

/// Returns the rows to draw: all that must be kept, and others up to a limit, in file order.
func drawnRows(_ count: Int, kept: [Bool], atMost limit: Int) -> [Int] {
  let isKept = { (row: Int) in kept.indices.contains(row) && kept[row] }
  let others = (0..<count).filter { !isKept($0) }
  let musts = (0..<count).filter(isKept)
  return (musts + sampled(others, atMost: max(0, limit - musts.count))).sorted()
}
