import Clustering

extension Chart {
  /// Draws how good each number of segments is: inertia above, silhouette and stability below.
  static func choice(_ selection: ClusterCountSelection) -> Chart {
    let candidates = selection.candidates
    let knee = selection.knee.map { " The inertia bends most at \($0)." } ?? ""
    return Chart(
      "choice", title: "Every number of segments that was tried",
      caption:
        "\(counted(selection.chosen, "segment")) \(selection.isForced ? "were asked for" : "were chosen").\(knee)",
      height: 480,
      table: ChartTable(
        columns: ["Segments", "Inertia", "Silhouette", "Stability"],
        rows: candidates.map {
          [
            "\($0.k)", amountText($0.inertia), silhouetteText($0),
            decimalText($0.stability, 3),
          ]
        }),
      option: option(selection))
  }

  private static func option(_ selection: ClusterCountSelection) -> ChartValue {
    let candidates = selection.candidates
    let names = candidates.map { "\($0.k)" }
    return [
      "legend": ["top": 0, "left": 0, "data": ["Inertia", "Silhouette", "Stability"]],
      "tooltip": ["trigger": "axis", "valueFormatter": ChartFormat.number.value],
      "axisPointer": ["link": [["xAxisIndex": "all"]]],
      "grid": [
        ["top": 44, "left": 64, "right": 24, "height": 170],
        ["top": 262, "left": 64, "right": 24, "height": 150],
      ],
      "xAxis": [
        bottomNameAxis(names).adding(["gridIndex": 0]),
        bottomNameAxis(names, title: "Number of segments").adding(["gridIndex": 1]),
      ],
      "yAxis": [
        numberAxis().adding(["gridIndex": 0]),
        numberAxis().adding(["gridIndex": 1, "max": 1, "interval": 0.25]),
      ],
      "series": [
        line("Inertia", candidates.map(\.inertia), pane: 0, symbol: "circle")
          .adding(knee(selection))
          .adding(["markLine": mark(selection.chosen, label(selection))]),
        line("Silhouette", candidates.map(\.silhouette), pane: 1, symbol: "circle")
          .adding(["markLine": mark(selection.chosen, "")]),
        line("Stability", candidates.map(\.stability), pane: 1, symbol: "diamond"),
      ],
    ]
  }

  private static func line(
    _ name: String, _ values: [Double], pane: Double, symbol: ChartValue
  ) -> ChartValue {
    [
      "type": "line", "name": .text(name), "xAxisIndex": .number(pane), "yAxisIndex": .number(pane),
      "symbol": symbol, "symbolSize": 8, "data": .numbers(values.map(pictured)),
    ]
  }

  /// A ring where the inertia bends most.
  private static func knee(_ selection: ClusterCountSelection) -> ChartValue {
    let found = selection.candidates.first { $0.k == selection.knee }
    guard let found, found.k != selection.chosen else { return [:] }
    return [
      "markPoint": [
        "symbol": "circle", "symbolSize": 18,
        "itemStyle": ["color": "transparent", "borderColor": "theme:accent", "borderWidth": 2],
        "label": ["formatter": "bends most", "position": "top", "color": "theme:text"],
        "data": [["coord": [.text("\(found.k)"), .number(pictured(found.inertia))]]],
      ]
    ]
  }

  private static func label(_ selection: ClusterCountSelection) -> String {
    let verb = selection.isForced ? "asked for" : "chosen"
    return selection.knee == selection.chosen ? "\(verb), and bends most" : verb
  }

  private static func mark(_ k: Int, _ label: String) -> ChartValue {
    [
      "symbol": "none", "silent": true,
      "lineStyle": ["color": "theme:accent", "type": "dashed", "width": 1.5],
      "label": [
        "show": .boolean(!label.isEmpty), "formatter": .text(label), "color": "theme:text",
      ],
      "data": [["xAxis": .text("\(k)")]],
    ]
  }
}
