/// What cleaning took away, rule by rule; it balances to the penny.
public struct Ledger: Sendable, Codable {
  /// One entry a rule, in the order they were applied.
  public let entries: [LedgerEntry]

  /// What there was before the first rule.
  public let before: LedgerCounts

  /// What is left after the last rule.
  public let after: LedgerCounts
}

/// Rows, and the invoices, customers and revenue in them.
public struct LedgerCounts: Sendable, Codable, Hashable {
  /// The number of rows.
  public let rows: Int

  /// The number of different invoices.
  public let invoices: Int

  /// The number of different customers.
  public let customers: Int

  /// The sum of line totals; returns count negative.
  public let revenue: Money
}

/// What one rule took away.
public struct LedgerEntry: Sendable, Codable {
  /// The place of the rule, from 1; 0 for the rows that could not be read.
  public let step: Int

  /// The identifier of the rule.
  public let rule: String

  /// What the rule does, in words.
  public let words: String

  /// What there was before the rule.
  public let before: LedgerCounts

  /// What was left after the rule.
  public let after: LedgerCounts

  /// Notes of the rule, such as how many returns found no sale.
  public let notes: [String]

  /// Up to five of the rows that were taken away, in file order.
  public let samples: [LedgerSample]

  /// What was lost: always before minus after.
  public var lost: LedgerCounts {
    LedgerCounts(
      rows: before.rows - after.rows, invoices: before.invoices - after.invoices,
      customers: before.customers - after.customers, revenue: before.revenue - after.revenue)
  }

  /// The part of the rows before the rule that was lost, 0 to 1.
  public var shareLost: Double {
    before.rows == 0 ? 0 : Double(lost.rows) / Double(before.rows)
  }
}

/// A row that a rule took away.
public struct LedgerSample: Sendable, Codable {
  /// Where the row stands.
  public let place: RowPlace

  /// The cells by role, as they were understood; missing ones are left out.
  public let cells: [String: String]
}
