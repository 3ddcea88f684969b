public import Engine

/// Returns the number that a column holds, missing where it holds none.
///
/// Texts may have grouped thousands and a sign of money, as in `-£1,234.50` or `1.234,50 €`.
public func numberOf(_ column: RelationColumn, decimalComma: Bool) -> Expression {
  let value = Expression.column(column.name)
  switch column.kind {
  case .number: return .cast(value, .double)
  case .boolean: return .cast(.cast(value, .integer), .double)
  case .timestamp: return .tryCast(.null, .double)
  case .text: return decimalComma ? numberWithComma(value) : numberWithPoint(value)
  }
}

/// Plain numbers are cast; only what is left is looked at closer, for that is slow.
private func numberWithPoint(_ value: Expression) -> Expression {
  .call("coalesce", [.tryCast(value, .double), dressedNumber(value, point: ".", group: ",")])
}

private func numberWithComma(_ value: Expression) -> Expression {
  let withoutPoints = Expression.call("replace", [value, .text("."), .text("")])
  let plain = Expression.call("replace", [withoutPoints, .text(","), .text(".")])
  return .call(
    "coalesce", [.tryCast(plain, .double), dressedNumber(value, point: ",", group: ".")])
}

/// A number with grouped thousands and a sign of money, missing for any other text.
private func dressedNumber(_ value: Expression, point: String, group: String) -> Expression {
  let digits = "(\\d+|\\d{1,3}(\\\(group)\\d{3})+)(\\\(point)\\d*)?"
  let pattern = "^\\s*[-+]?\\s*[£$€]?\\s*[-+]?\(digits)\\s*[£$€]?\\s*$"
  let bare = Expression.call(
    "regexp_replace", [value, .text("[^0-9\(point)+-]"), .text(""), .text("g")])
  return .firstOf(
    [
      .init(
        when: .matches(value, pattern: pattern),
        then: .tryCast(.call("replace", [bare, .text(point), .text(".")]), .double))
    ], otherwise: .null)
}
