import Engine

/// How the columns of a relation become the typed lines that cleaning works on.
struct LineMapping {
  let relation: Relation
  let roles: RoleMapping
  let dateReading: DateReading?
  let cancellation: CancellationMark

  /// Finds out how dates and cancelled invoices are written, as far as no earlier file told.
  init(
    _ relation: Relation, _ roles: RoleMapping, _ session: Session, like known: LineReading? = nil
  ) throws(IngestionError) {
    self.relation = relation
    self.roles = roles
    let columns = LineColumns(relation, roles)
    var reading: DateReading?
    if let dates = columns[.date] {
      reading = try DateReading.find(for: dates, in: relation, session, like: known?.dates)
    }
    dateReading = reading
    cancellation = try CancellationMark(
      columns[.invoice], in: relation, session, like: known?.cancelledByC)
  }

  /// What a reader should know, as sentences.
  var notes: [String] { [dateReading?.note, cancellation.note].compactMap(\.self) }

  /// The items of the selection from the raw table that are no keys.
  var selection: [String] {
    let columns = LineColumns(relation, roles)
    let items: [(String, Expression)] = [
      ("quantity", columns.number(.quantity)), ("date", date(columns)),
      ("price", columns.number(.price)), ("given", columns.number(.total)),
    ]
    return ["rowid AS row"] + items.map { "\($0.1.sql()) AS \($0.0)" }
  }

  /// The text of a column that is held by key.
  func text(_ column: LineColumn) -> Expression {
    let columns = LineColumns(relation, roles)
    return column == .invoice ? invoice(columns) : columns.code(column.role)
  }

  /// The items computed from the first selection.
  var derived: String {
    let cancelled = Expression.call("coalesce", [cancellation.condition, .raw("FALSE")])
    return "\(total.sql()) AS total, \(cancelled.sql()) AS cancelled"
  }

  /// The value of a line: the column given for it, or else quantity times price.
  ///
  /// The product of two doubles is right to the ten-thousandth up to 10^11, so rounding it makes
  /// the exact decimal; decimals multiplied by the engine would be 128 bits wide and slow. What
  /// does not fit a decimal is missing.
  private var total: Expression {
    roles.column(.total) == nil
      ? .tryCast(.column("quantity") * .column("price"), .money)
      : .tryCast(.column("given"), .money)
  }

  private func date(_ columns: LineColumns) -> Expression {
    guard let column = columns[.date] else { return .cast(.null, .timestamp) }
    return dateReading?.expression(column, decimalComma: columns.decimalComma)
      ?? .cast(.column(column.name), .timestamp)
  }

  /// Without an invoice column, what a customer bought at one time is one invoice.
  private func invoice(_ columns: LineColumns) -> Expression {
    guard columns[.invoice] == nil else { return columns.code(.invoice) }
    return .call("concat_ws", [.text("@"), columns.code(.customer), .cast(date(columns), .text)])
  }
}
