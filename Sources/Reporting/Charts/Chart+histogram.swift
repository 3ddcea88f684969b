import Features
import Numeric

extension Chart {
  /// Draws how many customers have which value of a feature.
  ///
  /// - Parameter feature: The values of all customers.
  /// - Returns: The chart, or `nil` when there is no finite value.
  static func histogram(of feature: FeatureColumn) -> Chart? {
    let sorted = feature.values.filter(\.isFinite).sorted()
    guard let least = sorted.first, let greatest = sorted.last else { return nil }
    let words = feature.words
    let bins = HistogramBins(sorted)
    let middle = quantile(ofSorted: sorted, at: 0.5)
    let upper = quantile(ofSorted: sorted, at: 0.9)
    let spread =
      "Half of the customers are at \(words.text(middle)) or below, nine in ten at "
      + "\(words.text(upper)) or below; the range is \(words.text(least)) to \(words.text(greatest))."
    return Chart(
      "histogram-\(slug(words.name))", title: words.title, caption: spread, height: 260,
      table: ChartTable(
        columns: [words.axis, "Customers"],
        rows: zip(bins.labels, bins.counts).map { [$0, wholeText($1)] }),
      option: option(bins, words))
  }

  private static func option(_ bins: HistogramBins, _ words: FeatureWords) -> ChartValue {
    [
      "grid": chartGrid(bottom: 36),
      "tooltip": ["trigger": "axis", "axisPointer": ["type": "shadow"]],
      "xAxis": bottomNameAxis(bins.labels, title: words.axis),
      "yAxis": numberAxis(),
      "series": [
        [
          "type": "bar", "name": "Customers", "barCategoryGap": "8%",
          "data": .numbers(bins.counts.map(Double.init)),
        ]
      ],
    ]
  }
}

/// Returns a name as letters, digits and hyphens, fit for an identifier.
func slug(_ name: String) -> String {
  let words = name.lowercased().unicodeScalars.map { scalar -> Character in
    ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : " "
  }
  return String(words).split(separator: " ").joined(separator: "-")
}
