import Detection

extension Chart {
  /// Draws agreement and stability of each detector.
  static func detectorStability(_ found: DetectorComparison) -> Chart {
    detectorBars(
      found, "compared-measures", title: "Agreement and stability",
      caption:
        "The mean rank correlation with the others, and how far the top rows stay when a detector "
        + "learns from half of the rows; 1 is the most.",
      [("Agreement", { $0.consensus }), ("Stability", { $0.stability })])
  }

  /// Draws how well each detector finds what is known to be unusual.
  static func detectorAccuracy(_ found: DetectorComparison) -> Chart {
    detectorBars(
      found, "compared-measures", title: "Accuracy by labels",
      caption: "How well each finds the rows that are known to be unusual; 1 is the best.",
      [
        ("ROC-AUC", { $0.accuracy?.areaUnderROC.value }),
        ("Average precision", { $0.accuracy?.averagePrecision.value }),
      ])
  }

  private static func detectorBars(
    _ found: DetectorComparison, _ identifier: String, title: String, caption: String,
    _ measures: [(name: String, value: (DetectorFindings) -> Double?)]
  ) -> Chart {
    let names = found.findings.map(\.name)
    let colors: [ChartValue] = ["theme:accent", "theme:quiet"]
    let series: [ChartValue] = zip(measures, colors).map { measure, color in
      let values = found.findings.map { ChartValue.number(pictured(measure.value($0) ?? 0)) }
      return [
        "type": "bar", "name": .text(measure.name), "itemStyle": ["color": color],
        "barGap": "12%", "data": .list(values),
      ]
    }
    return Chart(
      identifier, title: title, caption: caption, height: barsHeight(names.count, each: 54),
      decals: true,
      table: ChartTable(
        columns: ["Detector"] + measures.map(\.name),
        rows: found.findings.map { finding in
          [finding.name] + measures.map { $0.value(finding).map { decimalText($0, 3) } ?? "–" }
        }),
      option: [
        "legend": ["top": 0, "left": 0], "grid": chartGrid(top: 40, right: 56),
        "tooltip": ["trigger": "axis", "valueFormatter": ChartFormat.number.value],
        "yAxis": nameAxis(names), "xAxis": numberAxis().adding(["max": 1]),
        "series": .list(series),
      ])
  }

  /// Draws how alike the scores of each two detectors rank rows.
  static func detectorCorrelation(_ found: DetectorComparison) -> Chart {
    detectorSquare(
      found, found.rankCorrelation, "compared-correlation",
      title: "Rank correlation of each two",
      caption:
        "Spearman's: 1 where two detectors put all rows in the same order, about 0 by chance.",
      from: -1)
  }

  /// Draws how much of their top rows each two detectors share.
  static func detectorOverlap(_ found: DetectorComparison) -> Chart {
    detectorSquare(
      found, found.overlap, "compared-overlap",
      title: "Overlap of the top \(wholeText(found.topCount)) of each two",
      caption: "What both have over what either has: 1 where they are the same rows.", from: 0)
  }

  private static func detectorSquare(
    _ found: DetectorComparison, _ values: [[Double]], _ identifier: String, title: String,
    caption: String, from least: Double
  ) -> Chart {
    let names = found.findings.map(\.name)
    let text = { (value: Double) in value.isNaN ? "–" : decimalText(value, 2) }
    let cells: [ChartValue] = names.indices.flatMap { row in
      names.indices.map { column in
        [
          "value": [
            .number(Double(column)), .number(Double(row)),
            .number(values[row][column].isNaN ? 0 : pictured(values[row][column])),
          ],
          "label": ["formatter": .text(text(values[row][column]))],
        ]
      }
    }
    return Chart(
      identifier, title: title, caption: caption, height: 120 + names.count * 48,
      table: ChartTable(
        columns: ["Detector"] + names,
        rows: names.indices.map { row in [names[row]] + values[row].map(text) }),
      option: squareMap(cells, names, from: least))
  }
}
