public import Ingestion
public import Tabular

/// Makes the table of what cleaning took away: step, rule, rows_before, rows_after, rows_lost,
/// invoices_lost, customers_before, customers_after, customers_lost, revenue_before, revenue_after,
/// revenue_lost.
///
/// - Parameter ledger: The ledger.
/// - Returns: One row a rule; before is after plus lost in every row.
public func ledgerTable(_ ledger: Ledger) -> Table {
  let entries = ledger.entries
  func count(_ name: String, _ value: (LedgerEntry) -> Int) -> Column {
    Column(name: name, values: .integer(entries.map { Int64(value($0)) }))
  }
  func money(_ name: String, _ value: (LedgerEntry) -> Money) -> Column {
    Column(name: name, values: .decimal(entries.map { value($0).tenThousandths }, scale: 4))
  }
  return Table(columns: [
    count("step", \.step),
    Column(name: "rule", values: .text(TextValues(entries.map(\.rule)))),
    count("rows_before", \.before.rows), count("rows_after", \.after.rows),
    count("rows_lost", \.lost.rows), count("invoices_lost", \.lost.invoices),
    count("customers_before", \.before.customers), count("customers_after", \.after.customers),
    count("customers_lost", \.lost.customers), money("revenue_before", \.before.revenue),
    money("revenue_after", \.after.revenue), money("revenue_lost", \.lost.revenue),
  ])
}
