import Engine
public import Ingestion
public import Tabular

/// The rows that cleaning left, with the ledger.
public struct CleanedRows: Sendable {
  /// The rows: row, invoice, product, quantity, date, price, customer, country, total.
  public let rows: Table

  /// What was taken away, rule by rule.
  public let ledger: Ledger

  /// What a reader should know, as sentences.
  public let notes: [String]
}

extension Study {
  /// Reads and cleans, and no more.
  ///
  /// - Returns: The rows that are left, in file order, with the ledger.
  /// - Throws: ``StudyError/wrongShape(recipe:needs:got:)`` for a table of customers, and the errors
  ///   of reading and cleaning.
  public func clean() throws -> CleanedRows {
    let session = try Database(engine).connect()
    let relation = try read(paths, options: reading, into: session)
    let roles = try suggestRoles(for: relation, in: session, given: columns)
    guard roles.shape == .transactions else {
      throw StudyError.wrongShape(
        recipe: recipe.name, needs: TableShape.transactions.words, got: roles.shape.words)
    }
    let result = try Ingestion.clean(relation, roles: roles, rules: recipe.cleaning, in: session)
    let rows = try session.query(
      "SELECT row + \(relation.headerRow + 1) AS row, invoice, product, quantity, date, price, "
        + "customer, country, total FROM \(result.table) WHERE step = \(CleaningResult.kept) "
        + "ORDER BY row")
    return CleanedRows(
      rows: rows, ledger: result.ledger, notes: relation.notes + roles.notes + result.notes)
  }
}
