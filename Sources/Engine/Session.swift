public import Tabular

/// One connection to an engine; it belongs to one task at a time.
public final class Session {
  let connection: Connection

  init(_ database: Database) throws(EngineError) {
    connection = try Connection(database)
  }

  /// A handle that stops this session from another thread.
  public var canceller: SessionCanceller { SessionCanceller(connection: connection) }

  /// Runs SQL for its effect.
  ///
  /// - Throws: ``EngineError/failed(operation:reason:)`` with what the engine says.
  public func run(_ sql: String) throws(EngineError) {
    let statement = try Statement(connection)
    try statement.setQuery(sql)
    try statement.execute()
  }

  /// The version of the engine, such as `v1.5.5`.
  ///
  /// - Throws: ``EngineError/failed(operation:reason:)`` with what the engine says.
  public func version() throws(EngineError) -> String {
    let found = try query("SELECT version() AS version")
    guard case .text(let texts)? = found["version"]?.values, texts.count == 1 else { return "" }
    return texts[0]
  }

  /// Runs SQL and collects its result.
  ///
  /// - Returns: The result; decimals stay exact, dates become timestamps at midnight.
  /// - Throws: ``EngineError`` with what the engine says, or for a type that is not read.
  public func query(_ sql: String) throws(EngineError) -> Table {
    let statement = try Statement(connection)
    try statement.setQuery(sql)
    return try statement.fetch()
  }

  /// Runs SQL and hands its result over batch by batch, for results too large to hold.
  ///
  /// - Returns: The batches, in order; the session is busy until they are read or dropped.
  /// - Throws: ``EngineError`` with what the engine says, or for a type that is not read.
  public func stream(_ sql: String) throws(EngineError) -> ResultStream {
    let statement = try Statement(connection)
    try statement.setQuery(sql)
    return try ResultStream(statement)
  }

  /// Makes a table of the engine out of a table of ours; one of that name is replaced.
  ///
  /// - Parameters:
  ///   - table: The rows.
  ///   - name: The name of the new table.
  ///   - repeatedTexts: How texts that repeat are handed over.
  /// - Throws: ``EngineError/failed(operation:reason:)`` with what the engine says.
  public func ingest(
    _ table: Table, into name: String, repeatedTexts: RepeatedTexts = .inFull
  ) throws(EngineError) {
    try run("DROP TABLE IF EXISTS \(Dialect.duckDB.name(name))")
    let statement = try Statement(connection)
    try statement.ingest(table, into: name, repeatedTexts: repeatedTexts)
  }
}
