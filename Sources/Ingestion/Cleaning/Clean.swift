public import Engine
import Tabular

/// Applies rules in order, and accounts for every row they take away.
///
/// - Parameters:
///   - relation: What was read.
///   - roles: What its columns mean.
///   - rules: The rules, in order.
///   - session: Where the relation is.
///   - known: How an earlier file of the same shop was understood, so that this one is alike.
///   - dated: Whether rows need a date; those without one are set aside at the end.
/// - Returns: The lines that are left, with the ledger.
/// - Throws: ``IngestionError`` when dates or numbers do not parse, a rule needs a column that is
///   not there, a pattern is no regular expression, or a rule takes away all rows.
/// - Complexity: One pass over the rows for all rules that judge a row alone, one more for each of
///   the others, and two groupings.
public func clean(
  _ relation: Relation, roles: RoleMapping, rules: [AnyCleaningRule], in session: Session,
  like known: LineReading? = nil, dated: Bool = true
) throws(IngestionError) -> CleaningResult {
  for rule in rules {
    try checkNeeds(rule, roles)
    try checkPatterns(rule, session)
  }
  let cleaning = try Cleaning(relation, roles, rules, session, like: known)
  let first = rules.prefix { $0.isRowLocal }
  try cleaning.makeLines(applying: cleaning.conditions(first.map(\.rule), from: 1))
  try cleaning.checkNumbers()
  var ruleNotes: [Int: [String]] = [:]
  for stage in stages(of: rules, after: first.count) {
    ruleNotes[stage.step] = try cleaning.apply(stage)
  }
  var rules = rules
  if dated, try cleaning.hasUndated() {
    rules.append(AnyCleaningRule(HasDateRule()))
    _ = try cleaning.apply(CleaningStage(step: rules.count, rules: [HasDateRule()]))
  }
  let ledger = try cleaning.ledger(rules, notes: ruleNotes)
  for entry in ledger.entries where entry.after.rows == 0 && entry.before.rows > 0 {
    throw try cleaning.nothingLeft(after: entry, rules.first { $0.identifier == entry.rule })
  }
  guard ledger.after.rows > 0 else { throw .empty(path: cleaning.file) }
  let notes = cleaning.mapping.notes + ledger.entries.flatMap(\.notes)
  return CleaningResult(
    ledger: ledger, table: Cleaning.lines, baskets: Cleaning.baskets, reading: cleaning.reading,
    notes: notes + (try cleaning.gaps()))
}

/// What cleaning left, and what it took away.
public struct CleaningResult: Sendable {
  /// What was taken away, rule by rule.
  public let ledger: Ledger

  /// The view of lines in the engine: row, invoice, product, quantity, date, price, customer,
  /// country, total, and `step`, which is ``kept`` for the lines that are left.
  ///
  /// It also has `customer_key`, `product_key` and the like, which are faster to group by;
  /// `LineColumn.text(ofKey:)` turns them into texts.
  public let table: String

  /// One row a customer and invoice in the engine, both as keys, made while counting.
  public let baskets: String

  /// How the cells were understood.
  public let reading: LineReading

  /// The value of `step` of lines that no rule took away.
  public static let kept = 1_000

  /// What a reader should know, as sentences.
  public let notes: [String]
}

private func checkNeeds(_ rule: AnyCleaningRule, _ roles: RoleMapping) throws(IngestionError) {
  for role in rule.rule.needs where roles.column(role) == nil {
    // Invoices can be made of customers and times.
    guard role != .invoice else { continue }
    throw .ruleNeedsRole(rule: rule.identifier, role: role)
  }
}

/// The engine itself is asked, for only it knows what it understands.
private func checkPatterns(_ rule: AnyCleaningRule, _ session: Session) throws(IngestionError) {
  for pattern in rule.rule.patterns {
    do {
      _ = try session.query(
        "SELECT \(Expression.matches(.text(""), pattern: pattern).sql()) AS matches")
    } catch {
      throw .badRule(
        rule: rule.identifier, reason: "the pattern \(pattern) is no regular expression")
    }
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

/// Rules that are applied in one pass: some that judge a row alone, or one of another kind.
struct CleaningStage {
  /// The place of the first of the rules, from 1.
  let step: Int

  /// The rules, in order.
  var rules: [any CleaningRule]
}

/// The passes that rules take, after the first so many of them.
private func stages(of rules: [AnyCleaningRule], after count: Int) -> [CleaningStage] {
  var stages: [CleaningStage] = []
  var isOpen = false
  for (index, rule) in rules.enumerated().dropFirst(count) {
    if isOpen, rule.isRowLocal {
      stages[stages.count - 1].rules.append(rule.rule)
    } else {
      stages.append(CleaningStage(step: index + 1, rules: [rule.rule]))
    }
    isOpen = rule.isRowLocal
  }
  return stages
}
