public import Tabular

/// The result of a query, one batch after another.
public struct ResultStream: ~Copyable {
  private let statement: Statement
  private var batches: ArrowBatches

  init(_ statement: Statement) throws(EngineError) {
    self.statement = statement
    batches = try statement.open()
  }

  /// The next batch, or `nil` when there is none.
  ///
  /// - Throws: ``EngineError`` when the engine fails in the middle.
  public mutating func next() throws(EngineError) -> Table? {
    do { return try batches.next() } catch { throw EngineError(error) }
  }
}

extension EngineError {
  /// An error in the middle of a result, or the cancellation behind it.
  init(_ error: ArrowError) {
    if case .stream(let reason) = error, reason.contains("INTERRUPT") {
      self = .cancelled
    } else {
      self = .arrow(error)
    }
  }
}
