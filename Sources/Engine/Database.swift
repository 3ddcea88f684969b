import CADBC
import FoundationEssentials

/// The embedded engine with an empty database in memory.
///
/// Sessions may be opened from any thread. Extensions are never fetched or loaded by themselves.
@safe
public final class Database: Sendable {
  let driver: Driver
  // Safe: written in init only; ADBC lets many threads open connections on one database.
  nonisolated(unsafe) let raw: UnsafeMutablePointer<AdbcDatabase>

  /// The path of the library that is used.
  public let libraryPath: String

  private let temporaryFolder: TemporaryFolder
  private let configuration: EngineConfiguration

  /// Loads the engine and opens a database.
  ///
  /// - Parameter configuration: Where the library is, and how much it may use.
  /// - Throws: ``EngineError`` when the library is not found, not loaded, or does not start.
  public init(_ configuration: EngineConfiguration = EngineConfiguration()) throws(EngineError) {
    let places = configuration.libraryCandidates
    guard let path = places.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
      throw .driverNotFound(
        engine: "DuckDB", variable: EngineConfiguration.libraryVariable, lookedAt: places)
    }
    libraryPath = path
    self.configuration = configuration
    temporaryFolder = TemporaryFolder(configuration.temporaryFolder)
    let driver = try Driver(path: path, entry: "duckdb_adbc_init")
    self.driver = driver
    unsafe raw = .allocate(capacity: 1)
    unsafe raw.initialize(to: AdbcDatabase())
    let raw = unsafe raw
    let table = unsafe driver.table
    try unsafe check("start") { unsafe table.pointee.DatabaseNew?(raw, $0) }
    unsafe raw.pointee.private_driver = unsafe table
    try unsafe check("start") {
      unsafe table.pointee.DatabaseSetOption?(raw, "path", ":memory:", $0)
    }
    try unsafe check("start") { unsafe table.pointee.DatabaseInit?(raw, $0) }
  }

  /// Opens a session.
  ///
  /// - Throws: ``EngineError`` when the engine refuses.
  public func connect() throws(EngineError) -> Session {
    let session = try Session(self)
    try session.run("SET autoinstall_known_extensions = false")
    try session.run("SET autoload_known_extensions = false")
    try session.run("SET memory_limit = \(Dialect.duckDB.text(configuration.memoryLimit))")
    try session.run("SET temp_directory = \(Dialect.duckDB.text(temporaryFolder.path))")
    try session.run("SET TimeZone = 'UTC'")
    if let threads = configuration.threads { try session.run("SET threads = \(max(1, threads))") }
    return session
  }

  deinit {
    // Safe: sessions keep the database alive, so this is the last use of the pointer.
    if unsafe raw.pointee.private_data != nil {
      var error = unsafe cadbc_empty_error()
      _ = unsafe driver.table.pointee.DatabaseRelease?(raw, &error)
      _ = unsafe takeMessage(&error)
    }
    unsafe raw.deallocate()
  }
}

/// A folder that is removed with its contents when it is no longer needed, if we made it.
private final class TemporaryFolder: Sendable {
  let path: String
  private let isOurs: Bool

  init(_ given: String?) {
    isOurs = given == nil
    let base = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    path =
      given ?? "\(base)/clientele-\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString)"
  }

  deinit { if isOurs { try? FileManager.default.removeItem(atPath: path) } }
}
