import Clustering

extension Chart {
  /// Draws the Bayesian information criterion of every number of segments.
  ///
  /// - Parameter selection: What was tried.
  /// - Returns: The chart, or `nil` for a method without the criterion, or a single number.
  static func information(_ selection: ClusterCountSelection) -> Chart? {
    let found = selection.candidates.compactMap { candidate in
      candidate.bayesianInformation.map { (k: candidate.k, value: $0) }
    }
    guard found.count > 1, let least = found.min(by: { $0.value < $1.value }) else { return nil }
    let chosen = selection.chosen
    let agreed =
      least.k == chosen
      ? "It is least for the number that was taken, \(chosen)."
      : "It is least for \(least.k); \(chosen) were \(selection.isForced ? "asked for" : "taken, by silhouette and stability")."
    return Chart(
      "information", title: "The Bayesian information criterion",
      caption:
        "Lower is better: it weighs how well the mixture fits against its freedom. \(agreed)",
      height: 280,
      table: ChartTable(
        columns: ["Segments", "Criterion"],
        rows: found.map { ["\($0.k)", decimalText($0.value, 1)] }),
      option: [
        "grid": chartGrid(top: 24, right: 24, bottom: 36, left: 40),
        "tooltip": ["trigger": "axis", "valueFormatter": ChartFormat.number.value],
        "xAxis": bottomNameAxis(found.map { "\($0.k)" }, title: "Number of segments"),
        "yAxis": numberAxis("Criterion", isHorizontal: false).adding(["scale": true]),
        "series": [
          [
            "type": "line", "name": "Criterion", "symbol": "circle", "symbolSize": 8,
            "data": .numbers(found.map { pictured($0.value) }),
            "markLine": [
              "symbol": "none", "silent": true,
              "lineStyle": ["color": "theme:accent", "type": "dashed", "width": 1.5],
              "label": ["show": false], "data": [["xAxis": .text("\(chosen)")]],
            ],
          ]
        ],
      ])
  }
}
