import Features
import Numeric
import Studies

extension Section {
  /// What customers are like: distributions, how features go together, and the score map.
  static func customers(_ result: StudyResult) -> Section? {
    let names = studiedFirst(result).prefix(6)
    let features = names.compactMap { result.customers.feature($0) }
    guard !features.isEmpty else { return nil }
    let histograms = features.prefix(3).compactMap { Chart.histogram(of: $0) }
    let boxes = features.prefix(3).compactMap {
      Chart.boxes(of: $0, result.segments, members: result.segmentOfCustomer)
    }
    let together = Chart.correlation(Array(features))
    let map = result.scores.map { Chart.scoreMap($0) }
    return Section(
      identifier: "customers", title: "The customers",
      body: """
        \(HTML.figures(histograms))\(spread(features))\(HTML.figures(boxes))\
        \(together.map(HTML.figure) ?? .empty)\(map.map(HTML.figure) ?? .empty)\
        \(result.scores.map(cuts) ?? .empty)
        """, charts: histograms + boxes + [together, map].compactMap(\.self))
  }

  /// The features of the study, then the others.
  private static func studiedFirst(_ result: StudyResult) -> [String] {
    result.features
      + result.customers.features.map(\.name).filter { !result.features.contains($0) }
  }

  private static func spread(_ features: [FeatureColumn]) -> HTML {
    let shares = [0, 0.25, 0.5, 0.75, 1.0]
    return .table(
      "How the features are spread",
      [.words("Feature"), .words("What it is")]
        + ["Mean", "Least", "Lower quarter", "Median", "Upper quarter", "Greatest"].map {
          .number($0)
        },
      features.map { feature in
        let words = feature.words
        let sorted = feature.values.filter(\.isFinite).sorted()
        let mean = sorted.reduce(0, +) / Double(max(1, sorted.count))
        let quantiles = sorted.isEmpty ? [] : shares.map { quantile(ofSorted: sorted, at: $0) }
        return [.text(words.title), .text(words.meaning)]
          + ([mean] + quantiles).map { .text(words.text($0)) }
      })
  }

  private static func cuts(_ scores: RFMScores) -> HTML {
    func row(_ name: String, _ values: [Double]) -> [HTML] {
      [.text(name)] + values.map { .text(amountText($0)) }
    }
    return .details(
      "Where one score ends and the next begins",
      .table(
        "Cut points between scores",
        [.words("Measure")] + ["1st", "2nd", "3rd", "4th"].map { .number("\($0) cut") },
        [
          row("Recency, days (recent is 5)", scores.cuts.recency),
          row("Frequency, invoices", scores.cuts.frequency),
          row("Monetary value", scores.cuts.monetary),
        ]))
  }
}
