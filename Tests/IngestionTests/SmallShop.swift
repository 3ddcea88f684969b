import Engine
import Ingestion
import Tabular
import TestSupport

/// A shop of a few lines, written as CSV and read.
struct SmallShop {
  let session: Session
  let relation: Relation
  let roles: RoleMapping

  /// The columns that most tests use.
  static let header = "Invoice,StockCode,Quantity,InvoiceDate,Price,Customer ID,Country"

  /// Reads the lines of a CSV file, the first of them the header.
  init(
    _ lines: [String], options: ReaderOptions = ReaderOptions(), given: GivenColumns = [:]
  )
    throws
  {
    let folder = try ScratchFolder()
    try folder.write(lines.joined(separator: "\n") + "\n", to: "shop.csv")
    session = try Database().connect()
    relation = try read([folder.path("shop.csv")], options: options, into: session)
    roles = try suggestRoles(for: relation, in: session, given: given)
  }

  /// Reads lines below the usual header.
  init(lines: [String]) throws { try self.init([Self.header] + lines) }

  func clean(_ rules: any CleaningRule...) throws -> CleaningResult {
    try Ingestion.clean(
      relation, roles: roles, rules: rules.map { AnyCleaningRule($0) }, in: session)
  }

  /// A column of the lines that are left, as text, in file order.
  func left(_ column: String, of result: CleaningResult) throws -> [String] {
    let found = try session.query(
      "SELECT CAST(\(column) AS varchar) AS value FROM \(result.table) "
        + "WHERE step = \(CleaningResult.kept) ORDER BY row")
    return found.texts("value").map { $0 ?? "missing" }
  }
}
