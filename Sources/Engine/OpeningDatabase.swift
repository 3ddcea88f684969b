import Dispatch
import Synchronization

/// A database that is being opened on another thread.
///
/// Loading the engine takes some hundredths of a second, in which a file can be scanned.
public final class OpeningDatabase: Sendable {
  private let opened = DispatchSemaphore(value: 0)
  private let result = Mutex<Result<Database, EngineError>?>(nil)

  /// Begins to open a database.
  ///
  /// - Parameter configuration: Where the engine is, and how much it may use.
  public init(_ configuration: EngineConfiguration = EngineConfiguration()) {
    // A queue of its own gets a thread of its own: the shared ones may all wait for this work.
    DispatchQueue(label: "clientele.opening").async { [self] in
      let database = Result { () throws(EngineError) in try Database(configuration) }
      result.withLock { $0 = database }
      opened.signal()
    }
  }

  /// Waits until nothing is opened any more, so that the process may end.
  public func finish() {
    opened.wait()
    opened.signal()
  }

  /// Waits for the database and opens a session.
  ///
  /// - Throws: ``EngineError`` when the engine is not found, not loaded, or refuses.
  public func connect() throws(EngineError) -> Session {
    finish()
    guard let result = result.withLock({ $0 }) else { throw .cancelled }
    return try result.get().connect()
  }
}
