import Tabular

/// Sums by step, turned into what is left after each.
struct LedgerCounter {
  private var rows: [Int: Int] = [:]
  private var original: [Int: Money] = [:]
  private var total: [Int: Money] = [:]
  private var invoices: [Int: Int] = [:]
  private var customers: [Int: Int] = [:]
  private let netting: Int?

  init(rows: Table, invoices: Table, customers: Table, netting: Int?) {
    self.netting = netting
    for (place, step) in rows.integers("step").enumerated() {
      self.rows[Int(step)] = Int(rows.integers("n")[place])
      original[Int(step)] = Money(tenThousandths: rows.integers("original")[place])
      total[Int(step)] = Money(tenThousandths: rows.integers("total")[place])
    }
    self.invoices = Self.counts(invoices)
    self.customers = Self.counts(customers)
  }

  private static func counts(_ table: Table) -> [Int: Int] {
    Dictionary(
      zip(table.integers("step").map { Int($0) }, table.integers("n").map { Int($0) }),
      uniquingKeysWith: +)
  }

  /// What is left after so many rules: all rows that a later rule takes away, or none does.
  ///
  /// Netting takes part of a line, so from its step on the reduced totals count.
  func counts(after step: Int) -> LedgerCounts {
    let money = netting.map { step >= $0 } == true ? total : original
    return LedgerCounts(
      rows: sum(rows, after: step), invoices: sum(invoices, after: step),
      customers: sum(customers, after: step),
      revenue: money.filter { $0.key > step }.reduce(Money.zero) { $0 + $1.value })
  }

  private func sum(_ counts: [Int: Int], after step: Int) -> Int {
    counts.reduce(0) { $0 + ($1.key > step ? $1.value : 0) }
  }
}
