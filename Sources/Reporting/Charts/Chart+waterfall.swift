import Ingestion

/// What a waterfall of cleaning shows.
enum LedgerMeasure: String, CaseIterable {
  /// Rows.
  case rows

  /// The sum of line totals.
  case revenue

  var title: String { self == .rows ? "Rows, rule by rule" : "Revenue, rule by rule" }

  func value(_ counts: LedgerCounts) -> Double {
    self == .rows ? Double(counts.rows) : counts.revenue.value
  }

  func text(_ value: Double) -> String { decimalText(value, self == .rows ? 0 : 2) }
}

extension Chart {
  /// Draws what each cleaning rule took away, from what was read to what is left.
  ///
  /// - Returns: The chart, or `nil` when there is no rule or a level is below zero.
  static func waterfall(_ ledger: Ledger, _ measure: LedgerMeasure) -> Chart? {
    let levels = [ledger.before] + ledger.entries.map(\.after)
    let values = levels.map(measure.value)
    guard !ledger.entries.isEmpty, values.allSatisfy({ $0 >= 0 }) else { return nil }
    let names = ["Read"] + ledger.entries.map { ruleTitle($0.rule) } + ["Left"]
    let steps = zip(values, values.dropFirst()).map { $1 - $0 }
    let left = values.last ?? 0
    return Chart(
      "cleaning-\(measure.rawValue)", title: measure.title,
      caption: "\(measure.text(values[0])) were read and \(measure.text(left)) are left.",
      height: barsHeight(names.count, each: 30),
      table: table(ledger, measure, values: values),
      option: option(names, values: values, steps: steps, name: measure.rawValue))
  }

  private static func table(
    _ ledger: Ledger, _ measure: LedgerMeasure, values: [Double]
  ) -> ChartTable {
    let steps = ledger.entries.indices.map { index in
      [
        ruleTitle(ledger.entries[index].rule), measure.text(values[index + 1] - values[index]),
        measure.text(values[index + 1]),
      ]
    }
    return ChartTable(
      columns: ["Rule", "Change", "Left"], rows: [["Read", "", measure.text(values[0])]] + steps)
  }

  /// Bars that float: an invisible one below carries what remains.
  private static func option(
    _ names: [String], values: [Double], steps: [Double], name: String
  ) -> ChartValue {
    let floors = [0] + zip(values, values.dropFirst()).map { min($0, $1) } + [0]
    let ends = [values[0]] + steps.map { _ in Double.nan } + [values.last ?? 0]
    let lost = [Double.nan] + steps.map { $0 < 0 ? -$0 : .nan } + [.nan]
    let gained = [Double.nan] + steps.map { $0 > 0 ? $0 : .nan } + [.nan]
    return [
      "grid": chartGrid(right: 32), "yAxis": nameAxis(names), "xAxis": numberAxis(),
      "tooltip": ["trigger": "item", "valueFormatter": ChartFormat.number.value],
      "series": [
        bars("below", floors, ["color": "transparent"], isSilent: true),
        bars("What there is", ends, ["color": "theme:quiet"]),
        bars("Lost", lost, ["color": "theme:accent"]),
        bars("Gained by leaving negative lines out", gained, ["color": "theme:positive"]),
      ],
    ]
  }

  private static func bars(
    _ name: String, _ values: [Double], _ style: ChartValue, isSilent: Bool = false
  ) -> ChartValue {
    [
      "type": "bar", "stack": "all", "name": .text(name), "barWidth": "62%", "itemStyle": style,
      "silent": .boolean(isSilent), "data": .numbers(values.map(pictured)),
    ]
  }
}

/// The identifier of a rule as a heading: "not-cancelled" becomes "Not cancelled".
func ruleTitle(_ identifier: String) -> String {
  let words = identifier.split(separator: "-").joined(separator: " ")
  return words.prefix(1).uppercased() + words.dropFirst()
}
