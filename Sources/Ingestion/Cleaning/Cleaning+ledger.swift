import Engine
import Tabular

extension Cleaning {
  /// Counts what each rule took away.
  ///
  /// An invoice or a customer is there until the last of its rows is lost, so the greatest step of
  /// its rows tells how long; nothing has to be counted twice.
  func ledger(
    _ rules: [AnyCleaningRule], notes: [Int: [String]]
  ) throws(IngestionError) -> Ledger {
    try makeBaskets()
    let counter = try LedgerCounter(
      rows: query(
        "SELECT step::bigint AS step, count(*) AS n, sum(original)::decimal(18,4) AS original, "
          + "sum(total)::decimal(18,4) AS total FROM \(Self.stored) GROUP BY step"),
      invoices: lasting("invoice"), customers: lasting("customer"),
      netting: rules.firstIndex { rule in
        if case .netReturns = rule.rule.effect { true } else { false }
      }.map { $0 + 1 })
    let samples = try samples()
    let entries = rules.enumerated().map { index, rule in
      LedgerEntry(
        step: index + 1, rule: rule.identifier, words: rule.rule.words,
        before: counter.counts(after: index), after: counter.counts(after: index + 1),
        notes: notes[index + 1] ?? [], samples: samples[index + 1] ?? [])
    }
    let read = counter.counts(after: 0)
    let unread = relation.setAside.isEmpty ? [] : [LedgerEntry(relation.setAside, before: read)]
    return Ledger(
      entries: unread + entries, before: unread.first?.before ?? read,
      after: counter.counts(after: rules.count))
  }

  /// Groups lines by customer and invoice once, for the ledger and for features.
  private func makeBaskets() throws(IngestionError) {
    let kept = "FILTER (WHERE step = \(CleaningResult.kept))"
    try run(
      """
      CREATE OR REPLACE TABLE \(Self.baskets) AS
      SELECT customer_key AS customer, invoice_key AS invoice, max(step)::bigint AS last, count(*) AS all_lines,
        count(*) FILTER (WHERE \(isReturn.sql())) AS returns, count(*) \(kept) AS lines,
        (sum(total) \(kept))::decimal(18,4) AS total, min(date) \(kept) AS first_date,
        max(date) \(kept) AS last_date
      FROM \(Self.stored) GROUP BY customer_key, invoice_key
      """)
  }

  /// How many invoices or customers last until each step.
  private func lasting(_ column: String) throws(IngestionError) -> Table {
    try query(
      "SELECT last AS step, count(*) AS n FROM (SELECT max(last) AS last FROM \(Self.baskets) "
        + "WHERE \(column) IS NOT NULL GROUP BY \(column)) GROUP BY last")
  }

  /// Five of the rows that each rule took away, by step.
  private func samples() throws(IngestionError) -> [Int: [LedgerSample]] {
    let cells = LineColumn.allCases.map { "\(sampleText($0)) AS \($0.rawValue)" }
    let found = try query(
      """
      WITH lost AS (
        SELECT step, unnest(min(row, 5)) AS row FROM \(Self.stored)
        WHERE step < \(CleaningResult.kept) GROUP BY step)
      SELECT l.step::bigint AS step, l.row::bigint AS row, CAST(l.date AS varchar) AS date,
        \(cells.joined(separator: ", "))
      FROM lost JOIN \(Self.lines) l ON l.row = lost.row ORDER BY l.step, l.row
      """)
    let columns = ["date"] + LineColumn.allCases.map(\.rawValue)
    let texts = columns.map { ($0, found.texts($0)) }
    let rows = found.integers("row")
    var samples: [Int: [LedgerSample]] = [:]
    for (place, step) in found.integers("step").enumerated() {
      let cells = texts.compactMap { name, values in values[place].map { (name, $0) } }
      samples[Int(step), default: []].append(
        LedgerSample(
          place: relation.places[Int(rows[place])],
          cells: Dictionary(cells, uniquingKeysWith: { first, _ in first })))
    }
    return samples
  }
}

extension LedgerEntry {
  /// The rows that could not be read, ahead of the first rule; nobody knows what they were worth.
  fileprivate init(_ setAside: [SetAsideRows], before read: LedgerCounts) {
    let count = setAside.reduce(0) { $0 + $1.count }
    let before = LedgerCounts(
      rows: read.rows + count, invoices: read.invoices, customers: read.customers,
      revenue: read.revenue)
    self.init(
      step: 0, rule: "readable",
      words: "rows that do not fit the header or the quotes are set aside",
      before: before, after: read, notes: [], samples: [])
  }
}

/// A cell of a sample as text; whole numbers without a point.
private func sampleText(_ column: LineColumn) -> String {
  switch column {
  case .invoice, .product, .customer, .country: "l.\(column.rawValue)"
  case .quantity, .price: numberText("l.\(column.rawValue)")
  case .total: numberText("CAST(l.original AS double)")
  }
}

private func numberText(_ number: String) -> String {
  "CASE WHEN \(number) = floor(\(number)) "
    + "THEN coalesce(CAST(try_cast(\(number) AS bigint) AS varchar), CAST(\(number) AS varchar)) "
    + "ELSE CAST(\(number) AS varchar) END"
}
