import Engine
import Tabular

extension Cleaning {
  /// Sets each return against the latest earlier sales of the same customer and product.
  ///
  /// Only customers and products with a return leave the engine. A sale that is undone in whole
  /// goes; one that is undone in part keeps the rest. No sale goes below zero.
  func netReturns(step: Int) throws(IngestionError) -> [String] {
    let lines = try returnLines()
    let netted = Netting(lines).run()
    let changed = netted.changes.sorted { $0.key < $1.key }
    try inEngine(file) { () throws(EngineError) in
      try session.ingest(
        Table(columns: [
          Column(name: "row", values: .integer(changed.map(\.key))),
          Column(name: "left", values: .number(changed.map(\.value))),
        ]), into: "netted")
    }
    let returns = isReturn.sql()
    try run(
      """
      UPDATE \(Self.lines) l SET
        step = CASE WHEN n."left" = 0 THEN \(step) ELSE l.step END,
        total = CASE WHEN n."left" = 0 THEN l.total
          ELSE CAST(CAST(l.total AS double) * n."left" / l.quantity AS decimal(18,4)) END,
        quantity = CASE WHEN n."left" = 0 THEN l.quantity ELSE n."left" END
      FROM netted n WHERE n.row = l.row
      """)
    try run(
      "UPDATE \(Self.lines) SET step = \(step) WHERE step = \(CleaningResult.kept) AND \(returns)")
    return netted.notes
  }

  /// The lines of customers and products that have a return, in the order of time.
  private func returnLines() throws(IngestionError) -> [Netting.Line] {
    let found = try query(
      """
      WITH kept AS (
        SELECT row, customer, product, quantity, date, \(isReturn.sql()) AS is_return
        FROM \(Self.lines) WHERE step = \(CleaningResult.kept) AND customer IS NOT NULL
          AND product IS NOT NULL),
      pairs AS (
        SELECT customer, product, row_number() OVER (ORDER BY customer, product) AS pair
        FROM kept WHERE is_return GROUP BY customer, product)
      SELECT pair, row, quantity, is_return::bigint AS is_return
      FROM kept JOIN pairs USING (customer, product) ORDER BY pair, date NULLS FIRST, row
      """)
    let pairs = found.integers("pair")
    let rows = found.integers("row")
    let quantities = found.numbers("quantity")
    let flags = found.integers("is_return")
    return pairs.indices.map {
      Netting.Line(
        pair: pairs[$0], row: rows[$0], quantity: quantities[$0], isReturn: flags[$0] != 0)
    }
  }
}

/// Returns set against sales, the latest earlier sale first.
struct Netting {
  /// A line of a customer and product that have a return.
  struct Line {
    let pair: Int64
    let row: Int64
    let quantity: Double
    let isReturn: Bool
  }

  /// What is left of sales, and what was found on the way.
  struct Result {
    /// The quantity that is left of each sale that lost some, by row; zero when all is gone.
    var changes: [Int64: Double] = [:]
    var matched = 0
    var partly = 0
    var withoutSale = 0

    /// The findings as sentences.
    var notes: [String] {
      guard matched + partly + withoutSale > 0 else { return [] }
      return [
        "Of \(matched + partly + withoutSale) returns \(matched) undo an earlier sale in this file, "
          + "\(partly) do in part, and \(withoutSale) find none (bought before, or another product)."
      ]
    }
  }

  private let lines: [Line]

  /// Prepares to net lines in the order of pair, time and row.
  init(_ lines: [Line]) { self.lines = lines }

  /// Goes through the lines once, with a stack of open sales for each pair.
  func run() -> Result {
    var result = Result()
    var open: [(row: Int64, left: Double)] = []
    var pair: Int64?
    for line in lines {
      if line.pair != pair { open.removeAll(keepingCapacity: true) }
      pair = line.pair
      guard line.isReturn else {
        if line.quantity > 0 { open.append((line.row, line.quantity)) }
        continue
      }
      let wanted = line.quantity.magnitude
      let unmet = take(wanted, from: &open, &result)
      if unmet == 0 {
        result.matched += 1
      } else if unmet < wanted {
        result.partly += 1
      } else {
        result.withoutSale += 1
      }
    }
    return result
  }

  /// Takes units from the latest open sales, and returns how many found none.
  private func take(
    _ wanted: Double, from open: inout [(row: Int64, left: Double)], _ result: inout Result
  ) -> Double {
    var wanted = wanted
    while wanted > 0, let last = open.last {
      let taken = min(wanted, last.left)
      wanted -= taken
      result.changes[last.row] = last.left - taken
      if taken == last.left {
        open.removeLast()
      } else {
        open[open.count - 1].left -= taken
      }
    }
    return wanted
  }
}
