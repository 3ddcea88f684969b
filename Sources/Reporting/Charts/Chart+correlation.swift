import Features
import Numeric

extension Chart {
  /// Draws how far each two features rise together: Spearman's rank correlation.
  ///
  /// - Parameter features: The values of all customers, feature by feature.
  /// - Returns: The chart, or `nil` with fewer than two features.
  static func correlation(_ features: [FeatureColumn]) -> Chart? {
    guard features.count > 1 else { return nil }
    let titles = features.map(\.words.title)
    let values = correlations(features)
    let cells: [ChartValue] = features.indices.flatMap { row in
      features.indices.map { column in
        [
          "value": [
            .number(Double(column)), .number(Double(row)),
            .number(pictured(values[row][column])),
          ],
          "label": ["formatter": .text(text(values[row][column]))],
        ]
      }
    }
    return Chart(
      "correlation", title: "How features go together",
      caption: "The correlation of ranks: 1 where two rise together, -1 where one falls as the "
        + "other rises, 0 where they have nothing to do with each other.",
      height: 110 + features.count * 40,
      table: ChartTable(
        columns: ["Feature"] + titles,
        rows: features.indices.map { row in [titles[row]] + values[row].map(text) }),
      option: squareMap(cells, titles, from: -1))
  }

  private static func correlations(_ features: [FeatureColumn]) -> [[Double]] {
    var values = features.map { _ in features.map { _ in 1.0 } }
    for a in features.indices {
      for b in features.indices where b > a {
        let value = rankCorrelation(features[a].values, features[b].values)
        values[a][b] = value
        values[b][a] = value
      }
    }
    return values
  }

  private static func text(_ value: Double) -> String {
    value.isFinite ? decimalText(value, 2) : "–"
  }

  /// A map of values of pairs, from a least value to 1.
  static func squareMap(
    _ cells: [ChartValue], _ titles: [String], from least: Double
  ) -> ChartValue {
    [
      "grid": chartGrid(top: 8, right: 8, bottom: 44),
      "tooltip": ["show": false],
      "xAxis": [
        "type": "category", "data": .texts(titles), "axisTick": ["show": false],
        "axisLabel": ["interval": 0, "width": 84, "overflow": "break"],
      ],
      "yAxis": nameAxis(titles),
      "visualMap": [
        "show": false, "min": .number(least), "max": 1,
        "inRange": ["color": ["theme:low", "theme:middle", "theme:high"]],
      ],
      "series": [
        [
          "type": "heatmap",
          "label": ["show": true, "color": "theme:text"],
          "itemStyle": ["borderColor": "theme:surface", "borderWidth": 3, "borderRadius": 4],
          "data": .list(cells),
        ]
      ],
    ]
  }
}
