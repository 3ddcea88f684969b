import Engine

/// How a shop marks the invoices that it cancelled: a C before the number.
///
/// Codes such as `CA-2019-103800` have a C too, but no number behind it; and where most invoices
/// are marked, the mark means something else.
struct CancellationMark {
  /// Whether the mark means that, or `nil` where it was not looked for.
  let isMeant: Bool?

  /// Whether an invoice is cancelled.
  let condition: Expression

  /// What a reader should know, as a sentence, or `nil`.
  let note: String?

  /// Looks at each different invoice once, unless an earlier file told what the mark means.
  init(
    _ column: RelationColumn?, in relation: Relation, _ session: Session, like known: Bool?
  ) throws(IngestionError) {
    guard let column, column.kind == .text else {
      (isMeant, condition, note) = (known, .raw("FALSE"), nil)
      return
    }
    if let known {
      let marked = Self.marked(.column("invoice"))
      (isMeant, condition, note) = (known, known ? marked : .raw("FALSE"), nil)
      return
    }
    let marked = Self.marked(.call("trim", [.column(column.name)]))
    let counted = try inEngine(relation.files.first?.name ?? relation.table) {
      () throws(EngineError) in
      try session.query(
        "SELECT count(CASE WHEN \(marked.sql()) THEN 1 END)::bigint AS n, "
          + "count(\(Dialect.duckDB.name(column.name)))::bigint AS invoices "
          + "FROM (\(relation.differentTexts(of: column)))")
    }
    let count = counted.integers("n").first ?? 0
    let isMeaningless = count * 2 > counted.integers("invoices").first ?? 0
    isMeant = !isMeaningless
    condition = count == 0 || isMeaningless ? .raw("FALSE") : Self.marked(.column("invoice"))
    note =
      isMeaningless
      ? "Most invoice numbers are a C before a number, so the C was not read as a cancellation."
      : nil
  }

  private static func marked(_ invoice: Expression) -> Expression {
    let begins = ["C", "c"].map { Expression.call("starts_with", [invoice, .text($0)]) }
    let number = Expression.tryCast(.call("substr", [invoice, .integer(2)]), .integer)
    // Few invoices begin with a C, and only those are cut.
    return .firstOf(
      [.init(when: begins[0] || begins[1], then: !.isMissing(number))], otherwise: .raw("FALSE"))
  }
}
