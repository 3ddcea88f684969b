import CADBC
import Synchronization

/// A connection of the driver; a session works on it, and a canceller may stop it.
@safe
final class Connection: Sendable {
  let database: Database
  // Safe: written in init only. Of its functions, many threads may call ConnectionCancel; the
  // others are left to the session, which belongs to one task at a time.
  nonisolated(unsafe) let raw: UnsafeMutablePointer<AdbcConnection>
  private let wasCancelled = Atomic<Bool>(false)

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
    // Safe: statements and cancellers keep the connection alive, so this is its last use.
    if unsafe raw.pointee.private_data != nil {
      var error = unsafe cadbc_empty_error()
      _ = unsafe database.driver.table.pointee.ConnectionRelease?(raw, &error)
      _ = unsafe takeMessage(&error)
    }
    unsafe raw.deallocate()
  }

  /// Refuses further work after a cancellation.
  func checkCancellation() throws(EngineError) {
    if wasCancelled.load(ordering: .acquiring) { throw .cancelled }
  }

  /// Stops what is running, and everything that would run later.
  func cancel() {
    wasCancelled.store(true, ordering: .releasing)
    var error = unsafe cadbc_empty_error()
    _ = unsafe database.driver.table.pointee.ConnectionCancel?(raw, &error)
    _ = unsafe takeMessage(&error)
  }
}

/// Stops the work of a session from another thread.
public struct SessionCanceller: Sendable {
  let connection: Connection

  /// Makes the statement that runs, and all later ones, throw ``EngineError/cancelled``.
  ///
  /// The engine looks for it between pieces of work, so that it can take some tenths of a second.
  public func cancel() { connection.cancel() }
}
