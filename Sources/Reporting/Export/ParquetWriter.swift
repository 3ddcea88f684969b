public import Engine
public import Tabular

/// Writes tables as Parquet, through the embedded engine.
public struct ParquetWriter: Sendable {
  /// How the engine is opened.
  public var engine: EngineConfiguration

  /// Creates a writer.
  public init(engine: EngineConfiguration = EngineConfiguration()) { self.engine = engine }

  /// Writes a table; the file appears whole or not at all.
  ///
  /// - Parameters:
  ///   - table: The rows.
  ///   - path: Where the file should be.
  /// - Throws: ``ReportingError`` when the file cannot be created or the disk is full, or
  ///   `EngineError` when the engine is missing.
  public func write(_ table: Table, to path: String) throws {
    let session = try Database(engine).connect()
    try session.ingest(table, into: "export")
    try write("SELECT * FROM export", in: session, to: path)
  }

  /// Writes what a query gives, without taking its rows out of the engine.
  ///
  /// - Parameters:
  ///   - query: A query of the session's engine.
  ///   - session: Where the rows are.
  ///   - path: Where the file should be.
  /// - Throws: ``ReportingError`` when the file cannot be created or the disk is full.
  public func write(_ query: String, in session: Session, to path: String) throws {
    let file = try AtomicFile(at: path)
    let place = Dialect.duckDB.text(file.path)
    do {
      // The engine would write beside this file once more, and leave that behind when it fails.
      try session.run(
        "COPY (\(query)) TO \(place) (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)")
    } catch {
      throw failure(error, path)
    }
    try file.commit()
  }

  /// What the engine's words mean for a file.
  private func failure(_ error: EngineError, _ path: String) -> any Error {
    guard case .failed(_, let reason) = error else { return error }
    let isFull = reason.contains("No space left") || reason.contains("File too large")
    return isFull
      ? ReportingError.diskFull(path: path)
      : ReportingError.writeFailed(path: path, reason: reason)
  }
}
