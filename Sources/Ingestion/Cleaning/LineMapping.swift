import Engine

/// How the columns of a relation become the typed lines that cleaning works on.
struct LineMapping {
  let relation: Relation
  let roles: RoleMapping
  let dateFormat: DateReading?

  /// The items of the selection from the raw table, one a line column.
  var selection: String {
    let columns: [(String, Expression)] = [
      ("invoice", invoice), ("product", code(.product)), ("quantity", quantity), ("date", date),
      ("price", price), ("customer", code(.customer)), ("country", code(.country)),
    ]
    let items = columns.map { "\($0.1.sql()) AS \($0.0)" }
    return (["rowid AS row"] + items).joined(separator: ", ")
  }

  /// The value of a line: the column given for it, or else quantity times price.
  ///
  /// The product of two doubles is right to the ten-thousandth up to 10^11, so rounding it makes
  /// the exact decimal; decimals multiplied by the engine would be 128 bits wide and slow.
  var total: Expression {
    roles.column(.total) == nil
      ? .cast(.column("quantity") * .column("price"), .money)
      : .cast(number(.total), .money)
  }

  private func column(_ role: ColumnRole) -> RelationColumn? {
    roles.column(role).flatMap { name in relation.columns.first { $0.name == name } }
  }

  private func number(_ role: ColumnRole) -> Expression {
    guard let column = column(role) else { return .cast(.null, .double) }
    return finite(numberOf(column, decimalComma: relation.options.decimalComma == true))
  }

  /// Numbers that are infinite or no numbers are missing.
  private func finite(_ value: Expression) -> Expression {
    .firstOf([.init(when: .call("isfinite", [value]), then: value)], otherwise: .null)
  }

  private var quantity: Expression { number(.quantity) }
  private var price: Expression { number(.price) }

  private var date: Expression {
    guard let column = column(.date) else { return .cast(.null, .timestamp) }
    return dateFormat?.expression(column) ?? .cast(.column(column.name), .timestamp)
  }

  /// A code as text: whole numbers without a point, no spaces around, and nothing for no text.
  private func code(_ role: ColumnRole) -> Expression {
    guard let column = column(role) else { return .cast(.null, .text) }
    let value = Expression.column(column.name)
    guard column.kind == .number else {
      let text = Expression.call("trim", [.cast(value, .text)])
      return .call("nullif", [role == .country ? text : withoutZeros(text), .text("")])
    }
    let whole = Expression.tryCast(value, .integer)
    return .firstOf(
      [.init(when: .binary(.equals, .cast(whole, .double), value), then: .cast(whole, .text))],
      otherwise: .cast(value, .text))
  }

  /// A code that was taken for a number on its way, `17850.0`, without its point and zeros.
  ///
  /// Few codes hold `.0`, and looking for it costs a tenth of the regular expression.
  private func withoutZeros(_ text: Expression) -> Expression {
    .firstOf(
      [
        .init(
          when: .call("contains", [text, .text(".0")]),
          then: .call("regexp_replace", [text, .text(#"^(\d+)\.0+$"#), .text(#"\1"#)]))
      ], otherwise: text)
  }

  /// Without an invoice column, what a customer bought at one time is one invoice.
  private var invoice: Expression {
    guard column(.invoice) == nil else { return code(.invoice) }
    return .call(
      "concat_ws", [.text("@"), code(.customer), .cast(date, .text)])
  }
}
