import CADBC
import Tabular

/// One statement of a session.
@safe
final class Statement {
  private let connection: Connection
  private let raw: UnsafeMutablePointer<AdbcStatement>
  private var table: UnsafeMutablePointer<AdbcDriver> {
    unsafe connection.database.driver.table
  }

  init(_ connection: Connection) throws(EngineError) {
    try connection.checkCancellation()
    self.connection = connection
    unsafe raw = .allocate(capacity: 1)
    unsafe raw.initialize(to: AdbcStatement())
    let raw = unsafe raw
    let table = unsafe connection.database.driver.table
    try unsafe check("prepare a statement") {
      unsafe table.pointee.StatementNew?(connection.raw, raw, $0)
    }
    unsafe raw.pointee.private_driver = unsafe table
  }

  deinit {
    // Safe: the statement is the only owner of the pointer.
    if unsafe raw.pointee.private_data != nil {
      var error = unsafe cadbc_empty_error()
      _ = unsafe table.pointee.StatementRelease?(raw, &error)
      _ = unsafe takeMessage(&error)
    }
    unsafe raw.deallocate()
  }

  func setQuery(_ sql: String) throws(EngineError) {
    try unsafe check("read SQL") { unsafe table.pointee.StatementSetSqlQuery?(raw, sql, $0) }
  }

  /// Makes a new table of the engine.
  func ingest(
    _ values: Table, into name: String, repeatedTexts: RepeatedTexts
  ) throws(EngineError) {
    try set(ADBC_INGEST_OPTION_TARGET_TABLE, to: name)
    try set(ADBC_INGEST_OPTION_MODE, to: ADBC_INGEST_OPTION_MODE_CREATE)
    try bind(values, repeatedTexts)
    try execute()
  }

  private func set(_ key: String, to value: String) throws(EngineError) {
    try unsafe check("set \(key)") { unsafe table.pointee.StatementSetOption?(raw, key, value, $0) }
  }

  /// Hands a table to the engine; it is read when the statement is executed.
  private func bind(_ values: Table, _ repeatedTexts: RepeatedTexts) throws(EngineError) {
    let stream = UnsafeMutablePointer<ArrowArrayStream>.allocate(capacity: 1)
    defer { unsafe stream.deallocate() }
    // Safe: the driver moves the stream out of the structure and releases it.
    unsafe values.export(to: stream, repeatedTexts: repeatedTexts)
    try unsafe check("take in a table") {
      unsafe table.pointee.StatementBindStream?(raw, stream, $0)
    }
  }

  /// Runs the statement for its effect.
  func execute() throws(EngineError) {
    var rows: Int64 = -1
    try unsafe check("run SQL") {
      unsafe table.pointee.StatementExecuteQuery?(raw, nil, &rows, $0)
    }
  }

  /// Runs the statement and collects its result.
  func fetch() throws(EngineError) -> Table {
    var stream = try unsafe result()
    // Safe: the stream is on this stack and is released by the import.
    do { return try unsafe Table(taking: &stream) } catch { throw EngineError(error) }
  }

  /// Runs the statement and hands out its result as it comes.
  func open() throws(EngineError) -> ArrowBatches {
    // Safe: the stream moves from here into the batches, which release it.
    let stream = try unsafe result()
    do { return try unsafe ArrowBatches(stream) } catch { throw EngineError(error) }
  }

  private func result() throws(EngineError) -> ArrowArrayStream {
    var stream = unsafe ArrowArrayStream()
    var rows: Int64 = -1
    try unsafe check("run SQL") {
      unsafe table.pointee.StatementExecuteQuery?(raw, &stream, &rows, $0)
    }
    return unsafe stream
  }
}
