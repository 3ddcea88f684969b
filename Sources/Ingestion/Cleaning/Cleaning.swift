import Engine
import Tabular

/// The work of one cleaning.
struct Cleaning {
  /// The view of lines with their texts, and the table behind it, which holds keys.
  static let lines = "lines"
  static let stored = "stored_lines"
  static let baskets = "baskets"

  let relation: Relation
  let roles: RoleMapping
  let session: Session
  let mapping: LineMapping

  /// What was decided about the cells, by this file or an earlier one.
  let reading: LineReading

  /// The name of the file, for errors.
  var file: String { relation.files.first?.name ?? relation.table }

  init(
    _ relation: Relation, _ roles: RoleMapping, _ rules: [AnyCleaningRule], _ session: Session,
    like known: LineReading?
  ) throws(IngestionError) {
    self.relation = relation
    self.roles = roles
    self.session = session
    mapping = try LineMapping(relation, roles, session, like: known)
    var digits = known?.productsBeginWithDigit
    if digits == nil, rules.contains(where: \.asksForProducts) {
      digits = try productsBeginWithDigit(relation, roles, session)
    }
    reading = LineReading(
      columns: Dictionary(
        roles.assignments.map { ($0.role.rawValue, $0.column) },
        uniquingKeysWith: { first, _ in first }),
      decimalComma: relation.options.decimalComma, dates: mapping.dateReading?.form,
      cancelledByC: mapping.cancellation.isMeant,
      productsBeginWithDigit: digits)
  }

  func run(_ sql: String) throws(IngestionError) {
    try inEngine(file) { () throws(EngineError) in try session.run(sql) }
  }

  func query(_ sql: String) throws(IngestionError) -> Table {
    try inEngine(file) { () throws(EngineError) in try session.query(sql) }
  }

  /// Makes the table of lines, each with the first rule that takes it away.
  func makeLines(applying conditions: [(step: Int, keeps: Expression)]) throws(IngestionError) {
    let keys = try LineKeys(relation, roles, session, text: mapping.text)
    let selection = (mapping.selection + keys.selection).joined(separator: ", ")
    try run(
      """
      CREATE OR REPLACE TABLE \(Self.stored) AS
      SELECT row, quantity, date, price, cancelled, total, total AS original,
        CAST(\(Self.step(conditions).sql()) AS smallint) AS step, \(LineKeys.names)
      FROM (SELECT *, \(mapping.derived) FROM (SELECT *, \(LineKeys.texts) FROM (
        SELECT \(selection) FROM \(Dialect.duckDB.name(relation.table)))))
      """)
    try run(
      "CREATE OR REPLACE VIEW \(Self.lines) AS SELECT *, \(LineKeys.texts) FROM \(Self.stored)")
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
  ) -> [(step: Int, keeps: Expression)] {
    var conditions: [(step: Int, keeps: Expression)] = []
    for (offset, rule) in rules.enumerated() {
      switch rule.effect {
      case .keep(let condition): conditions.append((first + offset, condition))
      case .products(let pattern):
        conditions.append((first + offset, productCondition(pattern)))
      case .everything, .distinct, .netReturns: continue
      }
    }
    return conditions
  }

  /// Applies the rules of one pass to the lines that are left, and returns their notes.
  func apply(_ stage: CleaningStage) throws(IngestionError) -> [String] {
    switch stage.rules.first?.effect {
    case .distinct:
      try markDuplicates(step: stage.step)
      return []
    case .netReturns: return try netReturns(step: stage.step)
    default:
      let conditions = conditions(stage.rules, from: stage.step)
      guard !conditions.isEmpty else { return [] }
      let step = Self.step(conditions).sql()
      try run(
        """
        UPDATE \(Self.stored) l SET step = judged.step FROM (
          SELECT row, \(step) AS step FROM \(Self.lines)
          WHERE step = \(CleaningResult.kept)) judged
        WHERE judged.row = l.row AND judged.step < \(CleaningResult.kept)
        """)
      return []
    }
  }
}
