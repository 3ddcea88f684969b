import Clustering

extension Chart {
  /// Draws the gap statistic of every number of segments, with one standard error on both sides.
  ///
  /// - Parameter selection: What was tried.
  /// - Returns: The chart, or `nil` for a method without the statistic.
  static func gapStatistic(_ selection: ClusterCountSelection) -> Chart? {
    guard let gap = selection.gap, gap.points.count > 1, let suggested = gap.suggested else {
      return nil
    }
    let choice =
      suggested == 1
      ? "Tibshirani's choice is 1: no groups." : "Tibshirani's choice is \(suggested)."
    return Chart(
      "gap", title: "The gap statistic",
      caption: "How much tighter groups are than groups of \(gap.references) sets of "
        + "\(wholeText(gap.rows)) customers spread evenly, and one standard error on both sides; "
        + "higher is better. The least number is taken whose gap is within one standard error of that "
        + "of the next. \(choice)",
      height: 280,
      table: ChartTable(
        columns: ["Segments", "Gap", "Standard error"],
        rows: gap.points.map {
          ["\($0.k)", decimalText($0.gap, 4), decimalText($0.standardError, 4)]
        }),
      option: [
        "legend": ["top": 0, "left": 0, "data": ["Gap", "One standard error"]],
        "grid": chartGrid(top: 44, right: 24, bottom: 36, left: 40),
        "tooltip": ["trigger": "axis", "valueFormatter": ChartFormat.number.value],
        "xAxis": bottomNameAxis(gap.points.map { "\($0.k)" }, title: "Number of segments"),
        "yAxis": numberAxis("Gap", isHorizontal: false).adding(["scale": true]),
        "series": [
          gapLine(gap, suggested), errorLine(gap) { $0.gap + $0.standardError },
          errorLine(gap) { $0.gap - $0.standardError },
        ],
      ])
  }

  private static func gapLine(_ gap: GapStatistic, _ suggested: Int) -> ChartValue {
    [
      "type": "line", "name": "Gap", "symbol": "circle", "symbolSize": 8,
      "data": .numbers(gap.points.map { pictured($0.gap) }),
      "markLine": [
        "symbol": "none", "silent": true,
        "lineStyle": ["color": "theme:accent", "type": "dashed", "width": 1.5],
        "label": ["formatter": "Tibshirani's choice", "color": "theme:text"],
        "data": [["xAxis": .text("\(suggested)")]],
      ],
    ]
  }

  private static func errorLine(
    _ gap: GapStatistic, _ value: (GapStatistic.Point) -> Double
  ) -> ChartValue {
    [
      "type": "line", "name": "One standard error", "symbol": "none",
      "lineStyle": ["color": "theme:quiet", "width": 1, "type": "dotted"],
      "itemStyle": ["color": "theme:quiet"],
      "data": .numbers(gap.points.map { pictured(value($0)) }),
    ]
  }
}
