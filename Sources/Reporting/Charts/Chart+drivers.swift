import Insight

extension Chart {
  /// Draws how much each feature does to tell segments apart.
  static func drivers(_ drivers: Drivers, titles: [String: String]) -> Chart {
    let ranking = drivers.ranking
    let names = ranking.map { titles[$0.feature] ?? $0.feature }
    return Chart(
      "drivers", title: "What tells segments apart",
      caption: "The importance of each feature to a forest of trees that learned the segments; "
        + "together they make 100\u{A0}%.",
      height: barsHeight(names.count),
      table: ChartTable(
        columns: ["Feature", "Importance"],
        rows: zip(names, ranking).map { [$0, shareText($1.importance)] }),
      option: barOption(names, ranking.map(\.importance), name: "Importance", format: .share))
  }

  /// Horizontal bars of one measure with its value at their ends.
  static func barOption(
    _ names: [String], _ values: [Double], name: String, format: ChartFormat
  ) -> ChartValue {
    [
      "grid": chartGrid(right: 64),
      "tooltip": ["trigger": "axis", "valueFormatter": format.value],
      "yAxis": nameAxis(names), "xAxis": numberAxis(format: format == .share ? .share : .axis),
      "series": [
        [
          "type": "bar", "name": .text(name), "barMaxWidth": 22,
          "label": [
            "show": true, "position": "right", "formatter": .text("format:\(format.rawValue)Label"),
          ],
          "data": .numbers(values.map(pictured)),
        ]
      ],
    ]
  }
}
