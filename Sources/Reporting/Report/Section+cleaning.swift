import Ingestion

extension Section {
  /// What was set aside, rule by rule, with rows to look at.
  static func cleaning(_ ledger: Ledger) -> Section? {
    guard !ledger.entries.isEmpty else { return nil }
    let charts = LedgerMeasure.allCases.compactMap { Chart.waterfall(ledger, $0) }
    return Section(
      identifier: "cleaning", title: "What was set aside",
      body: """
        <p>Every rule in the order it was applied. What was before is what was lost plus what is \
        left, to the penny.</p>
        \(ledgerTable(ledger))\(HTML.figures(charts))\(samples(ledger))
        """, charts: charts)
  }

  private static func ledgerTable(_ ledger: Ledger) -> HTML {
    let rows = ledger.entries.map { entry -> [HTML] in
      let lost = entry.lost
      return [
        "<span class=\"rule\">\(ruleTitle(entry.rule))</span> <small>\(entry.words)\(notes(entry))</small>",
        .text(wholeText(lost.rows)), .text(shareText(entry.shareLost)),
        .text(wholeText(lost.invoices)), .text(wholeText(lost.customers)),
        .text(decimalText(lost.revenue.value, 2)), .text(wholeText(entry.after.rows)),
      ]
    }
    let last = totals(ledger)
    return .table(
      "What each cleaning rule set aside",
      [
        .words("Rule"), .number("Rows lost"), .number("Share"), .number("Invoices lost"),
        .number("Customers lost"), .number("Revenue lost"), .number("Rows left"),
      ], rows + [last])
  }

  private static func totals(_ ledger: Ledger) -> [HTML] {
    let (before, after) = (ledger.before, ledger.after)
    let share = Double(before.rows - after.rows) / Double(max(1, before.rows))
    let cells = [
      wholeText(before.rows - after.rows), shareText(share),
      wholeText(before.invoices - after.invoices), wholeText(before.customers - after.customers),
      decimalText((before.revenue - after.revenue).value, 2), wholeText(after.rows),
    ]
    return ["<strong>Together</strong>"] + cells.map { HTML("<strong>\($0)</strong>") }
  }

  private static func notes(_ entry: LedgerEntry) -> String {
    entry.notes.isEmpty ? "" : ". \(entry.notes.joined(separator: " "))"
  }

  private static func samples(_ ledger: Ledger) -> HTML {
    let entries = ledger.entries.filter { !$0.samples.isEmpty }
    guard !entries.isEmpty else { return .empty }
    return .details(
      "Rows that were set aside, up to five a rule",
      HTML(entries.map { "<h4>\(ruleTitle($0.rule))</h4>\(sampleTable($0))" }))
  }

  private static func sampleTable(_ entry: LedgerEntry) -> HTML {
    let roles = ColumnRole.allCases.map(\.rawValue).filter { role in
      entry.samples.contains { $0.cells[role] != nil }
    }
    return .table(
      "Rows set aside by \(ruleTitle(entry.rule))",
      [.words("Place")] + roles.map { .words($0.prefix(1).uppercased() + $0.dropFirst()) },
      entry.samples.map { sample in
        [.text("\(sample.place)")] + roles.map { .text(sample.cells[$0] ?? "") }
      })
  }
}
