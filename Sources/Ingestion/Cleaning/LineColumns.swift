package import Engine

/// The columns of a relation by role, as codes and numbers.
package struct LineColumns {
  let relation: Relation
  let roles: RoleMapping

  /// Pairs a relation with its roles.
  package init(_ relation: Relation, _ roles: RoleMapping) {
    self.relation = relation
    self.roles = roles
  }

  /// Whether numbers are written 1.234,50.
  var decimalComma: Bool { relation.options.decimalComma == true }

  /// The column of a role, or `nil`.
  subscript(_ role: ColumnRole) -> RelationColumn? {
    roles.column(role).flatMap { name in relation.columns.first { $0.name == name } }
  }

  /// The number of a role; missing where it is infinite or no number.
  func number(_ role: ColumnRole) -> Expression {
    guard let value = rawNumber(role) else { return .cast(.null, .double) }
    return .firstOf([.init(when: .call("isfinite", [value]), then: value)], otherwise: .null)
  }

  /// The number of a role as it stands in the file, or `nil` when no column plays it.
  func rawNumber(_ role: ColumnRole) -> Expression? {
    self[role].map { numberOf($0, decimalComma: decimalComma) }
  }

  /// A code as text: whole numbers without a point, no spaces around, and nothing for no text.
  package func code(_ role: ColumnRole) -> Expression {
    guard let column = self[role] else { return .cast(.null, .text) }
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
    let whole = Expression.call(
      "regexp_replace", [text, .text(#"^(\d+)\.0+$"#), .text(#"\1"#)])
    return .firstOf(
      [.init(when: .call("contains", [text, .text(".0")]), then: whole)], otherwise: text)
  }
}
