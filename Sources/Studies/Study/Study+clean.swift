import Engine
public import Ingestion
public import Tabular

/// The rows that cleaning left, with the ledger.
public struct CleanedRows: Sendable {
  /// The row of the file (and the file or sheet, where there are several), all columns of the file,
  /// and the value of the line as `total`, where no column holds it.
  public let rows: Table

  /// What was taken away, rule by rule.
  public let ledger: Ledger

  /// What a reader should know, as sentences.
  public let notes: [String]
}

extension Study {
  /// Reads and cleans, and no more.
  ///
  /// - Parameter isCancelled: Asked while the engine works, from another thread.
  /// - Returns: The rows that are left, in file order, with the ledger.
  /// - Throws: ``StudyError/wrongShape(recipe:needs:got:)`` for a table of customers,
  ///   ``StudyError/cancelled`` when asked to stop, and the errors of reading and cleaning.
  public func clean(
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> CleanedRows {
    let session = try Database(engine).connect()
    let rows = try session.cancelling(when: isCancelled) { try cleaned(in: session) }
    guard !isCancelled() else { throw StudyError.cancelled }
    return rows
  }

  private func cleaned(in session: Session) throws -> CleanedRows {
    let relation = try read(paths, options: reading, into: session)
    let roles = try suggestRoles(for: relation, in: session, given: columns)
    guard roles.shape == .transactions else {
      throw StudyError.wrongShape(
        recipe: recipe.name, needs: TableShape.transactions.words, got: roles.shape.words)
    }
    let result = try Ingestion.clean(relation, roles: roles, rules: recipe.cleaning, in: session)
    return CleanedRows(
      rows: try cleanedRows(of: relation, roles: roles, result, in: session),
      ledger: result.ledger, notes: relation.notes + roles.notes + result.notes)
  }
}
