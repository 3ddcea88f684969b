import Features

extension Chart {
  /// Draws how many customers fall into each segment of the score map.
  static func scoreMap(_ scores: RFMScores) -> Chart {
    let counts = ScoreSegment.allCases.map { segment in scores.segments.count { $0 == segment } }
    let names = ScoreSegment.allCases.map(\.rawValue)
    let total = Double(max(1, scores.segments.count))
    return Chart(
      "score-map", title: "The RFM score map",
      caption: "Customers by their scores from 1 to 5 for recency, frequency and monetary value; "
        + "the map gives each of the 125 codes one of eleven names.",
      height: barsHeight(names.count, each: 28),
      table: ChartTable(
        columns: ["Score segment", "Customers", "Share"],
        rows: zip(names, counts).map { [$0, wholeText($1), shareText(Double($1) / total)] }),
      option: barOption(names, counts.map(Double.init), name: "Customers", format: .count))
  }
}
