import CADBC
public import Tabular

/// One connection to an engine; it belongs to one task at a time.
@safe
public final class Session {
  let database: Database
  let raw: UnsafeMutablePointer<AdbcConnection>

  init(_ database: Database) throws(EngineError) {
    self.database = database
    unsafe raw = .allocate(capacity: 1)
    unsafe raw.initialize(to: AdbcConnection())
    let raw = unsafe raw
    let table = unsafe database.driver.table
    try unsafe check("connect") { unsafe table.pointee.ConnectionNew?(raw, $0) }
    unsafe raw.pointee.private_driver = unsafe table
    try unsafe check("connect") { unsafe table.pointee.ConnectionInit?(raw, database.raw, $0) }
  }

  deinit {
    // Safe: statements keep the session alive, so this is the last use of the pointer.
    if unsafe raw.pointee.private_data != nil {
      var error = unsafe cadbc_empty_error()
      _ = unsafe database.driver.table.pointee.ConnectionRelease?(raw, &error)
      _ = unsafe takeMessage(&error)
    }
    unsafe raw.deallocate()
  }

  /// Runs SQL for its effect.
  ///
  /// - Throws: ``EngineError/failed(operation:reason:)`` with what the engine says.
  public func run(_ sql: String) throws(EngineError) {
    let statement = try Statement(self)
    try statement.setQuery(sql)
    try statement.execute()
  }

  /// Runs SQL and collects its result.
  ///
  /// - Returns: The result; decimals stay exact, dates become timestamps at midnight.
  /// - Throws: ``EngineError`` with what the engine says, or for a type that is not read.
  public func query(_ sql: String) throws(EngineError) -> Table {
    let statement = try Statement(self)
    try statement.setQuery(sql)
    return try statement.fetch()
  }

  /// Makes a table of the engine out of a table of ours; one of that name is replaced.
  ///
  /// - Throws: ``EngineError/failed(operation:reason:)`` with what the engine says.
  public func ingest(_ table: Table, into name: String) throws(EngineError) {
    try run("DROP TABLE IF EXISTS \(Dialect.duckDB.name(name))")
    let statement = try Statement(self)
    try statement.set(ADBC_INGEST_OPTION_TARGET_TABLE, to: name)
    try statement.set(ADBC_INGEST_OPTION_MODE, to: ADBC_INGEST_OPTION_MODE_CREATE)
    try statement.bind(table)
    try statement.execute()
  }
}
