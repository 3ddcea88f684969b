import CADBC
import Tabular

/// One statement of a session.
@safe
final class Statement {
  private let session: Session
  private let raw: UnsafeMutablePointer<AdbcStatement>
  private var table: UnsafeMutablePointer<AdbcDriver> { unsafe session.database.driver.table }

  init(_ session: Session) throws(EngineError) {
    self.session = session
    unsafe raw = .allocate(capacity: 1)
    unsafe raw.initialize(to: AdbcStatement())
    let raw = unsafe raw
    let table = unsafe session.database.driver.table
    try unsafe check("prepare a statement") {
      unsafe table.pointee.StatementNew?(session.raw, raw, $0)
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

  func set(_ key: String, to value: String) throws(EngineError) {
    try unsafe check("set \(key)") { unsafe table.pointee.StatementSetOption?(raw, key, value, $0) }
  }

  /// Hands a table to the engine; it is read when the statement is executed.
  func bind(_ values: Table) throws(EngineError) {
    let stream = UnsafeMutablePointer<ArrowArrayStream>.allocate(capacity: 1)
    defer { unsafe stream.deallocate() }
    // Safe: the driver moves the stream out of the structure and releases it.
    unsafe values.export(to: stream)
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
    var stream = unsafe ArrowArrayStream()
    var rows: Int64 = -1
    try unsafe check("run SQL") {
      unsafe table.pointee.StatementExecuteQuery?(raw, &stream, &rows, $0)
    }
    do {
      // Safe: the stream is on this stack and is released by the import.
      return try unsafe Table(taking: &stream)
    } catch {
      throw .arrow(error)
    }
  }
}
