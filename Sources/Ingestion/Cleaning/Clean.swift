public import Engine
import Tabular

/// What cleaning left, and what it took away.
public struct CleaningResult: Sendable {
  /// What was taken away, rule by rule.
  public let ledger: Ledger

  /// The table of lines in the engine: row, invoice, product, quantity, date, price, customer,
  /// country, total, and `step`, which is ``kept`` for the lines that are left.
  public let table: String

  /// One row a customer and invoice in the engine, made while counting.
  public let baskets: String

  /// The value of `step` of lines that no rule took away.
  public static let kept = 1_000

  /// What a reader should know, as sentences.
  public let notes: [String]
}

/// Applies rules in order, and accounts for every row they take away.
///
/// - Parameters:
///   - relation: What was read.
///   - roles: What its columns mean.
///   - rules: The rules, in order.
///   - session: Where the relation is.
/// - Returns: The lines that are left, with the ledger.
/// - Throws: ``IngestionError`` when dates or numbers do not parse, a rule needs a column that is
///   not there, or a rule takes away all rows.
/// - Complexity: One pass over the rows for all rules that judge a row alone, one more for each of
///   the others, and two groupings.
public func clean(
  _ relation: Relation, roles: RoleMapping, rules: [AnyCleaningRule], in session: Session
) throws(IngestionError) -> CleaningResult {
  for rule in rules { try checkNeeds(rule, roles) }
  let cleaning = try Cleaning(relation, roles, session)
  var notes = cleaning.notes
  let first = rules.prefix { $0.isRowLocal }
  try cleaning.makeLines(applying: try cleaning.conditions(first.map(\.rule), from: 1))
  try cleaning.checkNumbers()
  var ruleNotes: [Int: [String]] = [:]
  for (index, rule) in rules.enumerated().dropFirst(first.count) {
    ruleNotes[index + 1] = try cleaning.apply(rule.rule, step: index + 1)
  }
  let ledger = try cleaning.ledger(rules, notes: ruleNotes)
  for entry in ledger.entries where entry.after.rows == 0 && entry.before.rows > 0 {
    throw .nothingLeft(rule: entry.rule, step: entry.step, rowsBefore: entry.before.rows)
  }
  guard ledger.after.rows > 0 else { throw .empty(path: cleaning.file) }
  notes += ledger.entries.flatMap(\.notes)
  return CleaningResult(
    ledger: ledger, table: Cleaning.lines, baskets: Cleaning.baskets, notes: notes)
}

private func checkNeeds(_ rule: AnyCleaningRule, _ roles: RoleMapping) throws(IngestionError) {
  for role in rule.rule.needs where roles.column(role) == nil {
    // Invoices can be made of customers and times.
    guard role != .invoice else { continue }
    throw .ruleNeedsRole(rule: rule.identifier, role: role)
  }
}

extension AnyCleaningRule {
  /// Whether the rule judges a row by its own cells.
  fileprivate var isRowLocal: Bool {
    switch rule.effect {
    case .keep, .products, .everything: true
    case .distinct, .netReturns: false
    }
  }
}

/// The work of one cleaning.
struct Cleaning {
  static let lines = "lines"
  static let baskets = "baskets"

  let relation: Relation
  let roles: RoleMapping
  let session: Session
  let mapping: LineMapping

  /// The name of the file, for errors.
  var file: String { relation.files.first?.name ?? relation.table }

  /// What a reader should know, as sentences.
  var notes: [String] { mapping.dateFormat?.note.map { [$0] } ?? [] }

  init(
    _ relation: Relation, _ roles: RoleMapping, _ session: Session
  ) throws(IngestionError) {
    self.relation = relation
    self.roles = roles
    self.session = session
    let dates = roles.column(.date).flatMap { name in
      relation.columns.first { $0.name == name }
    }
    var format: DateReading?
    if let dates { format = try DateReading.find(for: dates, in: relation, session) }
    mapping = LineMapping(relation: relation, roles: roles, dateFormat: format)
  }

  func run(_ sql: String) throws(IngestionError) {
    try inEngine(file) { () throws(EngineError) in try session.run(sql) }
  }

  func query(_ sql: String) throws(IngestionError) -> Table {
    try inEngine(file) { () throws(EngineError) in try session.query(sql) }
  }

  /// Makes the table of lines, each with the first rule that takes it away.
  func makeLines(applying conditions: [(step: Int, keeps: Expression)]) throws(IngestionError) {
    let step = Self.step(conditions)
    try run(
      """
      CREATE OR REPLACE TABLE \(Self.lines) AS
      SELECT *, total AS original, CAST(\(step.sql()) AS smallint) AS step FROM (
        SELECT *, \(mapping.total.sql()) AS total FROM (
          SELECT \(mapping.selection) FROM \(Dialect.duckDB.name(relation.table))))
      """)
  }

  /// The number of the first rule whose condition does not hold.
  static func step(_ conditions: [(step: Int, keeps: Expression)]) -> Expression {
    let branches = conditions.map { step, keeps in
      Expression.Branch(
        when: !.call("coalesce", [keeps, .raw("FALSE")]), then: .integer(Int64(step)))
    }
    return .firstOf(branches, otherwise: .integer(Int64(CleaningResult.kept)))
  }

  /// The conditions of rules that judge a row alone, with their places.
  func conditions(
    _ rules: [any CleaningRule], from first: Int
  ) throws(IngestionError) -> [(step: Int, keeps: Expression)] {
    var conditions: [(step: Int, keeps: Expression)] = []
    for (offset, rule) in rules.enumerated() {
      switch rule.effect {
      case .keep(let condition): conditions.append((first + offset, condition))
      case .products(let pattern):
        conditions.append((first + offset, try productCondition(pattern)))
      case .everything, .distinct, .netReturns: continue
      }
    }
    return conditions
  }

  /// Applies one rule to the lines that are left, and returns its notes.
  func apply(_ rule: any CleaningRule, step: Int) throws(IngestionError) -> [String] {
    switch rule.effect {
    case .distinct:
      try markDuplicates(step: step)
      return []
    case .netReturns: return try netReturns(step: step)
    case .everything: return []
    case .keep, .products:
      let conditions = try conditions([rule], from: step)
      try run(
        "UPDATE \(Self.lines) SET step = \(Self.step(conditions).sql()) "
          + "WHERE step = \(CleaningResult.kept) AND \(Self.step(conditions).sql()) = \(step)")
      return []
    }
  }

  /// A text in a column of numbers is the file's fault, not a row to lose.
  func checkNumbers() throws(IngestionError) {
    for role in [ColumnRole.quantity, .price, .total] {
      guard let name = roles.column(role),
        let column = relation.columns.first(where: { $0.name == name }), column.kind == .text
      else { continue }
      let comma = relation.options.decimalComma == true
      let number = numberOf(column, decimalComma: comma).sql()
      let bad = try query(
        "SELECT count(*) AS n, min(rowid) AS first FROM \(Dialect.duckDB.name(relation.table)) "
          + "WHERE nullif(trim(\(Dialect.duckDB.name(name))), '') IS NOT NULL AND \(number) IS NULL"
      )
      let count = Int(bad.integers("n").first ?? 0)
      guard count == 0 else {
        let row = Int(bad.integers("first").first ?? 0) + relation.headerRow + 1
        throw .badNumbers(column: name, count: count, firstRow: row)
      }
    }
  }
}
