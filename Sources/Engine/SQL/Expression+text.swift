import Tabular

extension Expression {
  /// Returns the expression as text, in brackets wherever they could matter.
  public func sql(_ dialect: Dialect = .duckDB) -> String {
    switch self {
    case .column(let name): dialect.name(name)
    case .text(let text): dialect.text(text)
    case .integer(let value): "\(value)"
    case .number(let value): "CAST(\(dialect.text("\(value)")) AS \(dialect.type(.double)))"
    case .money(let value): "CAST(\(dialect.text(moneyText(value))) AS \(dialect.type(.money)))"
    case .timestamp(let micros):
      "CAST(\(dialect.text(WallClock(microseconds: micros).text)) AS timestamp)"
    case .null: "NULL"
    case .raw(let text): text
    case .binary(let sign, let left, let right):
      "(\(left.sql(dialect)) \(sign.rawValue) \(right.sql(dialect)))"
    case .not(let condition): "(NOT \(condition.sql(dialect)))"
    case .isMissing(let value): "(\(value.sql(dialect)) IS NULL)"
    case .isOneOf(let value, let list):
      list.isEmpty ? "FALSE" : "(\(value.sql(dialect)) IN (\(joined(list, dialect))))"
    case .matches(let value, let pattern): dialect.matches(value.sql(dialect), pattern)
    case .call(let name, let arguments): "\(name)(\(joined(arguments, dialect)))"
    case .firstOf(let branches, let otherwise): caseText(branches, otherwise, dialect)
    case .cast(let value, let type): "CAST(\(value.sql(dialect)) AS \(dialect.type(type)))"
    case .tryCast(let value, let type): dialect.tryCast(value.sql(dialect), type)
    }
  }

  private func joined(_ list: [Expression], _ dialect: Dialect) -> String {
    list.map { $0.sql(dialect) }.joined(separator: ", ")
  }

  private func caseText(
    _ branches: [Branch], _ otherwise: Expression, _ dialect: Dialect
  ) -> String {
    guard !branches.isEmpty else { return otherwise.sql(dialect) }
    let lines = branches.map {
      "WHEN \($0.condition.sql(dialect)) THEN \($0.value.sql(dialect))"
    }
    return "CASE \(lines.joined(separator: " ")) ELSE \(otherwise.sql(dialect)) END"
  }
}

/// Returns ten-thousandths with a decimal point.
private func moneyText(_ value: Int64) -> String {
  let digits = String(value.magnitude)
  let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  return (value < 0 ? "-" : "") + padded.dropLast(4) + "." + padded.suffix(4)
}
