import Engine
import Ingestion
import Tabular

/// The codes of lines of invoices, fetched for those that are shown.
struct LineCodes {
  /// What tells a line from others; empty where it is missing.
  struct Codes {
    var invoice = ""
    var product = ""
    var customer = ""
  }

  private let cleaned: CleaningResult
  private let session: Session

  init(_ cleaned: CleaningResult, _ session: Session) {
    self.cleaned = cleaned
    self.session = session
  }

  /// Returns the codes of some rows of the table, in their order.
  func codes(ofRows rows: [Int64]) throws -> [Codes] {
    try session.ingest(
      Table(columns: [Column(name: "row", values: .integer(rows))]), into: "shown_rows")
    let found = try session.query(
      """
      SELECT l.row::bigint AS row, invoice, product, customer
      FROM \(cleaned.table) l SEMI JOIN shown_rows s ON s.row = l.row
      """)
    let columns = ["invoice", "product", "customer"].map { found.texts($0) }
    var codes: [Int64: Codes] = [:]
    for (place, row) in found.integers("row").enumerated() {
      let texts = columns.map { $0[place] ?? "" }
      codes[row] = Codes(invoice: texts[0], product: texts[1], customer: texts[2])
    }
    return rows.map { codes[$0] ?? Codes() }
  }
}
