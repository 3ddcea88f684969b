import Features
import Studies

extension Chart {
  /// Draws usual and unusual customers by every pair of the first three features.
  static func unusual(
    _ unusual: UnusualCustomers, features: [FeatureColumn], identifiers: [String]
  ) -> [Chart] {
    let rows = drawnRows(identifiers.count, kept: unusual.isUnusual, atMost: 2_000)
    let first = Array(features.prefix(3))
    let pairs = first.indices.flatMap { a in first.indices.filter { $0 > a }.map { (a, $0) } }
    return pairs.map { a, b in
      pair(first[a], first[b], rows, isUnusual: unusual.isUnusual, identifiers)
    }
  }

  private static func pair(
    _ x: FeatureColumn, _ y: FeatureColumn, _ rows: [Int], isUnusual: [Bool],
    _ identifiers: [String]
  ) -> Chart {
    func points(_ wanted: Bool) -> [ChartValue] {
      rows.filter { isUnusual[$0] == wanted }.map {
        [.number(pictured(x.values[$0])), .number(pictured(y.values[$0])), .text(identifiers[$0])]
      }
    }
    let isSample = rows.count < identifiers.count
    let title = "\(x.words.title) and \(y.words.title.lowercased())"
    return Chart(
      "unusual-\(slug(x.name))-\(slug(y.name))", title: title,
      caption:
        "Unusual customers are triangles. The dots are \(isSample ? "a sample of the others" : "all others").",
      height: 340,
      isDense: true,
      table: ChartTable(
        columns: ["Customers", "Shown", "Mean \(x.words.plain)", "Mean \(y.words.plain)"],
        rows: [false, true].map { meanRow($0, x, y, rows, isUnusual) }),
      option: pairOption(
        x: axis(x, isHorizontal: true), y: axis(y, isHorizontal: false),
        names: [x.words.title, y.words.title, "customer"], usual: points(false),
        unusual: points(true)))
  }

  private static func axis(_ feature: FeatureColumn, isHorizontal: Bool) -> ChartValue {
    numberAxis(
      feature.words.axis, isLogarithmic: isLogarithmic(feature.values), isHorizontal: isHorizontal)
  }

  private static func meanRow(
    _ wanted: Bool, _ x: FeatureColumn, _ y: FeatureColumn, _ rows: [Int], _ isUnusual: [Bool]
  ) -> [String] {
    let all = isUnusual.indices.filter { isUnusual[$0] == wanted }
    let count = Double(max(1, all.count))
    let shown = rows.count { isUnusual[$0] == wanted }
    return [
      "\(wanted ? "Unusual" : "Usual"), \(wholeText(all.count))", wholeText(shown),
      x.words.text(all.reduce(0) { $0 + x.values[$1] } / count),
      y.words.text(all.reduce(0) { $0 + y.values[$1] } / count),
    ]
  }

  /// Two clouds of points, the quiet one behind.
  static func pairOption(
    x: ChartValue, y: ChartValue, names: [String], usual: [ChartValue], unusual: [ChartValue]
  ) -> ChartValue {
    func cloud(
      _ name: String, _ points: [ChartValue], _ color: ChartValue, _ symbol: ChartValue,
      _ size: ChartValue, _ opacity: ChartValue
    ) -> ChartValue {
      [
        "type": "scatter", "name": .text(name), "symbol": symbol, "symbolSize": size,
        "itemStyle": ["color": color, "opacity": opacity], "dimensions": .texts(names),
        "data": .list(points),
      ]
    }
    return [
      "legend": ["top": 0, "left": 0], "grid": chartGrid(top: 40, bottom: 36, left: 30),
      "tooltip": ["trigger": "item", "formatter": "format:point"], "xAxis": x, "yAxis": y,
      "series": [
        cloud("Usual", usual, "theme:quiet", "circle", 5, 0.6),
        cloud("Unusual", unusual, "theme:accent", "triangle", 9, 0.9),
      ],
    ]
  }
}
