import CSQLite
import Synchronization

/// The state of the service in one file: which datasets and studies there are, and how they stand.
///
/// Every change is on disk when its call returns, so that nothing acknowledged is lost to a crash.
final class StateDatabase: Sendable {
  private let connection: Mutex<StateConnection>

  /// Opens the file, and makes its tables when they are not there.
  ///
  /// - Parameter path: The file; `:memory:` for one that lasts as long as the value.
  /// - Throws: ``ServiceError/state(_:)`` when the file cannot be opened or holds something else.
  init(path: String) throws(ServiceError) {
    connection = Mutex(try StateConnection(path: path))
    for sql in StateSchema.statements { try run(sql) }
  }

  /// Runs one statement for its effect.
  func run(_ sql: String, _ values: [StateValue] = []) throws(ServiceError) {
    _ = try rows(sql, values)
  }

  /// Runs one statement and collects its rows.
  ///
  /// - Parameters:
  ///   - sql: The statement, with `?` for values.
  ///   - values: The values, in order.
  /// - Returns: The rows, none for a statement that has none.
  /// - Throws: ``ServiceError/state(_:)`` with what SQLite says.
  func rows(
    _ sql: String, _ values: [StateValue] = []
  ) throws(ServiceError) -> [[StateValue]] {
    let found = connection.withLock { connection in
      Result { () throws(ServiceError) in try connection.rows(sql, values) }
    }
    return try found.get()
  }
}

/// A value in the state: a text, a whole number, or nothing.
enum StateValue: Sendable, Hashable {
  case text(String)
  case integer(Int64)
  case null

  init(_ text: String?) { self = text.map { .text($0) } ?? .null }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var integer: Int64? { if case .integer(let integer) = self { integer } else { nil } }
}

/// A connection to the file, used by one thread at a time.
@safe
private final class StateConnection {
  private let connection: OpaquePointer?

  init(path: String) throws(ServiceError) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX
    // Safe: SQLite writes a pointer or nothing; the pointer is closed in deinit.
    let status = unsafe sqlite3_open_v2(path, &opened, flags, nil)
    unsafe connection = opened
    guard status == SQLITE_OK else { throw .state("the file \(path) cannot be opened") }
  }

  // Safe: nobody holds the connection any more.
  deinit { unsafe sqlite3_close_v2(connection) }

  func rows(_ sql: String, _ values: [StateValue]) throws(ServiceError) -> [[StateValue]] {
    // Safe: the statement is used within this call alone, and finalized at its end.
    var statement: OpaquePointer?
    guard unsafe sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else {
      throw failure()
    }
    defer { unsafe sqlite3_finalize(statement) }
    for (place, value) in values.enumerated() {
      unsafe bind(value, at: Int32(place + 1), of: statement)
    }
    var rows: [[StateValue]] = []
    while true {
      switch unsafe sqlite3_step(statement) {
      case SQLITE_ROW: rows.append(unsafe row(of: statement))
      case SQLITE_DONE: return rows
      default: throw failure()
      }
    }
  }

  private func bind(_ value: StateValue, at place: Int32, of statement: OpaquePointer?) {
    switch value {
    case .text(let text):
      unsafe sqlite3_bind_text(statement, place, text, -1, csqlite_transient())
    case .integer(let integer): unsafe sqlite3_bind_int64(statement, place, integer)
    case .null: unsafe sqlite3_bind_null(statement, place)
    }
  }

  private func row(of statement: OpaquePointer?) -> [StateValue] {
    (0..<(unsafe sqlite3_column_count(statement))).map { column in
      switch unsafe sqlite3_column_type(statement, column) {
      case SQLITE_INTEGER: .integer(unsafe sqlite3_column_int64(statement, column))
      case SQLITE_TEXT:
        unsafe sqlite3_column_text(statement, column).map {
          StateValue.text(unsafe String(cString: $0))
        } ?? .null
      default: .null
      }
    }
  }

  private func failure() -> ServiceError {
    .state(unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) } ?? "no reason")
  }
}
