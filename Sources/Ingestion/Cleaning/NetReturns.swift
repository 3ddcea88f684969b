import Engine
import Tabular

extension Cleaning {
  /// Sets each return against the latest earlier sales of the same customer and product.
  ///
  /// Only customers and products with a return leave the engine. A sale that is undone in whole
  /// goes; one that is undone in part keeps the rest. No sale goes below zero. Where the data have
  /// no products or no quantities, money is set against the customer's latest earlier purchases.
  func netReturns(step: Int) throws(IngestionError) -> [String] {
    let lines = try returnLines()
    let netted = Netting(lines).run()
    try takeAway(netted.changes, step: step)
    try run(
      "UPDATE \(Self.stored) SET step = \(step) WHERE step = \(CleaningResult.kept) "
        + "AND \(isReturn.sql())")
    guard byMoney, netted.matched + netted.partly > 0 else { return netted.notes }
    return netted.notes + [
      "There are no products and quantities to tell what came back: refunds were set against the "
        + "customer's latest earlier purchases."
    ]
  }

  /// Whether money is netted instead of units.
  private var byMoney: Bool {
    roles.column(.product) == nil || roles.column(.quantity) == nil
  }

  /// What a line counts in netting, without a sign.
  private var units: String { byMoney ? "abs(CAST(total AS double))" : "abs(quantity)" }

  /// Takes the sales away that are undone in whole, and reduces the others.
  private func takeAway(_ changes: [Int64: Double], step: Int) throws(IngestionError) {
    guard !changes.isEmpty else { return }
    let changed = changes.sorted { $0.key < $1.key }
    try inEngine(file) { () throws(EngineError) in
      try session.ingest(
        Table(columns: [
          Column(name: "row", values: .integer(changed.map(\.key))),
          Column(name: "left", values: .number(changed.map(\.value))),
        ]), into: "netted")
    }
    let isGone = "n.\"left\" = 0"
    let quantity = byMoney ? "l.quantity" : "n.\"left\""
    try run(
      """
      UPDATE \(Self.stored) l SET
        step = CASE WHEN \(isGone) THEN \(step) ELSE l.step END,
        total = CASE WHEN \(isGone) THEN l.total
          ELSE CAST(CAST(l.total AS double) * n."left" / \(units) AS decimal(18,4)) END,
        quantity = CASE WHEN \(isGone) THEN l.quantity ELSE \(quantity) END
      FROM netted n WHERE n.row = l.row
      """)
  }

  /// The lines of customers and products that have a return, in the order of time.
  private func returnLines() throws(IngestionError) -> [Netting.Line] {
    let product = roles.column(.product) == nil ? "''" : "product_key"
    let found = try query(
      """
      WITH kept AS (
        SELECT row, customer_key AS customer, \(product) AS product, \(units) AS units, date,
          \(isReturn.sql()) AS is_return
        FROM \(Self.lines) WHERE step = \(CleaningResult.kept) AND customer_key IS NOT NULL),
      pairs AS (
        SELECT customer, product, row_number() OVER (ORDER BY customer, product) AS pair
        FROM kept WHERE is_return GROUP BY customer, product)
      SELECT pair, row, units, is_return::bigint AS is_return
      FROM kept JOIN pairs USING (customer, product) ORDER BY pair, date NULLS FIRST, row
      """)
    let pairs = found.integers("pair")
    let rows = found.integers("row")
    let units = found.numbers("units")
    let flags = found.integers("is_return")
    return pairs.indices.map {
      Netting.Line(pair: pairs[$0], row: rows[$0], units: units[$0], isReturn: flags[$0] != 0)
    }
  }
}
