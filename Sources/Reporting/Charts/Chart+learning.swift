import Clustering

extension Chart {
  /// Draws how losses fell while groups were learned step by step.
  ///
  /// - Parameter curves: The losses of each thing that was learned.
  /// - Returns: The chart, or `nil` where nothing was learned in steps.
  static func learning(_ curves: [LearningCurve]) -> Chart? {
    let drawn = curves.filter { !$0.losses.isEmpty }
    guard !drawn.isEmpty else { return nil }
    return Chart(
      "learning", title: "How the groups were learned",
      caption:
        "The loss of each fiftieth of the steps. It should fall and then stay: where it still falls "
        + "at the end, more steps may find other groups.",
      height: 60 + 190 * drawn.count,
      table: ChartTable(
        columns: ["What was learned", "First loss", "Middle", "Last loss"],
        rows: drawn.map { curve in
          let places = [0, curve.losses.count / 2, curve.losses.count - 1]
          return [curve.name] + places.map { decimalText(curve.losses[$0], 5) }
        }),
      option: learningOption(drawn))
  }

  /// A pane for each, because losses of different kinds have nothing in common.
  private static func learningOption(_ curves: [LearningCurve]) -> ChartValue {
    let panes = curves.indices.map { Double($0) }
    return [
      "legend": ["top": 0, "left": 0, "data": .texts(curves.map(\.name))],
      "tooltip": ["trigger": "axis", "valueFormatter": ChartFormat.number.value],
      "grid": .list(
        panes.map { ["top": .number(44 + 190 * $0), "left": 64, "right": 24, "height": 130] }),
      "xAxis": .list(
        zip(panes, curves).map { pane, curve in
          bottomNameAxis(curve.losses.indices.map { "\($0 + 1)" })
            .adding(["gridIndex": .number(pane)])
        }),
      "yAxis": .list(panes.map { numberAxis().adding(["gridIndex": .number($0), "min": 0]) }),
      "series": .list(
        zip(panes, curves).map { pane, curve in
          [
            "type": "line", "name": .text(curve.name), "xAxisIndex": .number(pane),
            "yAxisIndex": .number(pane), "showSymbol": false,
            "data": .numbers(curve.losses.map(pictured)),
          ]
        }),
    ]
  }
}
