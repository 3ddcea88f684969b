import Detection

extension Chart {
  /// Draws the highest scores of customers or lines in falling order, and on the curve where each
  /// rule parts them.
  static func rules(_ found: Sensitivity, of scores: [Double], _ title: String) -> Chart {
    let shown = found.rules.filter { $0.count > 0 }.sorted {
      ($0.count, $0.rule) < ($1.count, $1.rule)
    }
    let most = min(scores.count, max(20, (shown.last?.count ?? 0) * 11 / 10))
    let scores = Array(scores.sorted(by: >).prefix(most))
    let curve = sampled(Array(scores.indices), atMost: 500)
    return Chart(
      "unusual-rules", title: "Where rules begin the unusual",
      caption:
        "The highest scores in falling order; left of a mark is what that rule calls unusual.",
      table: ChartTable(
        columns: ["Rule", "Unusual", "Threshold"],
        rows: shown.map { [$0.rule, wholeText($0.count), decimalText($0.threshold, 3)] }),
      option: [
        "legend": ["top": 0, "left": 0], "grid": chartGrid(top: 40, bottom: 36, left: 30),
        "tooltip": ["trigger": "item", "formatter": "format:point"],
        "xAxis": numberAxis("\(title), the most unusual first"),
        "yAxis": numberAxis("Score", isHorizontal: false).adding(["scale": true]),
        "series": [
          [
            "type": "line", "name": "Scores", "showSymbol": false, "silent": true,
            "data": .list(
              curve.map { [.number(Double($0 + 1)), .number(pictured(scores[$0]))] }),
          ],
          [
            "type": "scatter", "name": "Rules", "symbolSize": 10,
            "itemStyle": ["color": "theme:accent"],
            "dimensions": .texts(["Unusual", "Score", "rule"]),
            "data": .list(
              shown.map {
                [
                  .number(Double($0.count)), .number(pictured(scores[$0.count - 1])),
                  .text($0.rule),
                ]
              }),
          ],
        ],
      ])
  }
}
