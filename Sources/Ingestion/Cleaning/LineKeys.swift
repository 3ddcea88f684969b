import Engine
import Tabular

/// What lines hold for the invoice, the product, the customer and the country.
///
/// Where the engine holds each text of a column once, lines hold its number; a column of whole
/// numbers is held as it is; elsewhere the text itself is held. Grouping by numbers is several times
/// faster. A function of the engine for each column, such as `customer_text(key)`, turns keys back
/// into texts, so that nobody else need know which it is.
struct LineKeys {
  /// The columns that are held by key.
  static let columns: [LineColumn] = [.invoice, .product, .customer, .country]

  /// The items of the selection from the raw table, one a column.
  let selection: [String]

  /// Prepares the texts of each column.
  ///
  /// - Parameters:
  ///   - relation: The table that was read.
  ///   - roles: What its columns mean.
  ///   - session: Where it is.
  ///   - text: The text of a line column, in columns of the raw table.
  /// - Throws: ``IngestionError`` when the engine fails.
  init(
    _ relation: Relation, _ roles: RoleMapping, _ session: Session,
    text: (LineColumn) -> Expression
  ) throws(IngestionError) {
    var items: [String] = []
    for column in Self.columns {
      let source = LineKeySource(column, relation, roles, text(column))
      let key = try inEngine(relation.files.first?.name ?? relation.table) {
        () throws(EngineError) in try source.prepare(session)
      }
      items.append("\(key) AS \(column.rawValue)_key")
    }
    selection = items
  }

  /// The items that name keys, and texts made of them.
  static var texts: String {
    columns.map { "\($0.text(ofKey: "\($0.rawValue)_key")) AS \($0.rawValue)" }
      .joined(separator: ", ")
  }

  /// The names of the keys.
  static var names: String {
    columns.map { "\($0.rawValue)_key" }.joined(separator: ", ")
  }
}

extension LineColumn {
  /// The text that a key of this column stands for.
  package func text(ofKey key: String) -> String { "\(rawValue)_text(\(key))" }
}

/// Where the keys of one column come from.
private struct LineKeySource {
  let column: LineColumn
  let relation: Relation
  let source: RelationColumn?
  let text: Expression

  init(
    _ column: LineColumn, _ relation: Relation, _ roles: RoleMapping, _ text: Expression
  ) {
    self.column = column
    self.relation = relation
    source = LineColumns(relation, roles)[column.role]
    self.text = text
  }

  private var function: String { "\(column.rawValue)_text" }

  /// Makes the function that turns keys into texts, and returns the key in columns of the raw table.
  func prepare(_ session: Session) throws(EngineError) -> String {
    if let source, let place = relation.codedColumns[source.name] {
      return try prepareCodes(source, place, session)
    }
    if let source, try isWhole(source, session) {
      try session.run("CREATE OR REPLACE MACRO \(function)(key) AS CAST(key AS varchar)")
      return "CAST(\(Dialect.duckDB.name(source.name)) AS bigint)"
    }
    try session.run("CREATE OR REPLACE MACRO \(function)(key) AS key")
    return text.sql()
  }

  /// Texts that differ in spaces only have one key, that of the first.
  private func prepareCodes(
    _ source: RelationColumn, _ place: Int, _ session: Session
  ) throws(EngineError) -> String {
    let name = Dialect.duckDB.name(source.name)
    try session.run(
      """
      CREATE OR REPLACE TABLE \(function)s AS
      SELECT list(text ORDER BY code) AS texts, list(key ORDER BY code) AS keys FROM (
        SELECT code, text,
          CASE WHEN text IS NOT NULL THEN min(code) OVER (PARTITION BY text) END AS key
        FROM (SELECT code, \(text.sql()) AS text FROM (
          SELECT unnest(texts) AS \(name), generate_subscripts(texts, 1) - 1 AS code
          FROM \(textsTable(place)))))
      """)
    try session.run(
      "CREATE OR REPLACE MACRO \(function)(key) AS (SELECT texts FROM \(function)s)[key + 1]")
    let code = Dialect.duckDB.name(codeColumn(place))
    return "(SELECT keys FROM \(function)s)[\(code) + 1]"
  }

  /// Whether a column holds whole numbers only.
  private func isWhole(
    _ source: RelationColumn, _ session: Session
  ) throws(EngineError) -> Bool {
    guard source.kind == .number else { return false }
    let name = Dialect.duckDB.name(source.name)
    let found = try session.query(
      "SELECT count(CASE WHEN CAST(try_cast(\(name) AS bigint) AS double) = \(name) THEN NULL "
        + "WHEN \(name) IS NULL THEN NULL ELSE 1 END)::bigint AS n "
        + "FROM \(Dialect.duckDB.name(relation.table))")
    return found.integers("n").first == 0
  }
}
