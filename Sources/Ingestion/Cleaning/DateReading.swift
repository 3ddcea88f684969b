import Engine

/// How a column of dates written as text is read.
struct DateReading {
  /// The formats that are tried for each value, in order.
  let formats: [String]

  /// What a reader should know, as a sentence, or `nil`.
  let note: String?

  /// The dates of a column.
  func expression(_ column: RelationColumn) -> Expression {
    .call("try_strptime", [.column(column.name), .raw(list)])
  }

  private var list: String {
    "[" + formats.map { Dialect.duckDB.text($0) }.joined(separator: ", ") + "]"
  }

  /// The formats that are known, the unmistakable ones first.
  static let known = [
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%SZ",
    "%Y-%m-%dT%H:%M:%S.%fZ", "%Y-%m-%d %H:%M", "%Y-%m-%d", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M",
    "%Y/%m/%d", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y", "%d.%m.%y",
    "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %I:%M %p", "%m/%d/%Y",
    "%m/%d/%y %H:%M", "%m/%d/%y", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y",
    "%d/%m/%y %H:%M", "%d/%m/%y", "%d-%m-%Y %H:%M:%S", "%d-%m-%Y %H:%M", "%d-%m-%Y",
    "%m-%d-%Y", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%b %d, %Y", "%d %B %Y", "%B %d, %Y",
  ]

  /// Finds the format that reads a column of texts.
  ///
  /// The formats that read most of a sample are tried on every row. Of two that read all rows
  /// equally well, month-first and day-first, month-first is taken and a note says so.
  ///
  /// - Throws: ``IngestionError/badDates(column:count:firstRow:formats:)`` when values are left.
  static func find(
    for column: RelationColumn, in relation: Relation, _ session: Session
  ) throws(IngestionError) -> DateReading? {
    guard column.kind == .text else { return nil }
    let candidates = relation.options.dateFormat.map { [$0] } ?? known
    let sampled = try failures(candidates, column, relation, session, limit: 5_000)
    let least = sampled.map(\.count).min() ?? 0
    let near = sampled.filter { $0.count <= least + 500 }.map(\.format)
    let measured = try failures(near, column, relation, session, limit: nil)
    guard let best = measured.min(by: { $0.count < $1.count }) else { return nil }
    guard best.count == 0 else {
      return try mixture(measured, best, column, relation, session)
    }
    let rivals = measured.filter { $0.count == 0 && $0.format != best.format }.map(\.format)
    return DateReading(formats: [best.format], note: note(best.format, rivals, column))
  }

  /// Several formats together, where no single one reads every value.
  private static func mixture(
    _ measured: [(format: String, count: Int, first: Int)],
    _ best: (format: String, count: Int, first: Int), _ column: RelationColumn,
    _ relation: Relation, _ session: Session
  ) throws(IngestionError) -> DateReading {
    let dayFirst = best.format.hasPrefix("%d")
    let others = known.filter { $0.hasPrefix("%d/") == dayFirst || !$0.hasPrefix("%m/") }
    let formats = relation.options.dateFormat.map { [$0] } ?? [best.format] + others
    let together = DateReading(formats: formats, note: nil)
    let file = relation.files.first?.name ?? relation.table
    let name = Dialect.duckDB.name(column.name)
    let left = try inEngine(file) { () throws(EngineError) in
      try session.query(
        "SELECT count(*) AS n, min(rowid) AS first FROM \(Dialect.duckDB.name(relation.table)) "
          + "WHERE nullif(trim(\(name)), '') IS NOT NULL "
          + "AND \(together.expression(column).sql()) IS NULL")
    }
    let count = Int(left.integers("n").first ?? 0)
    guard count == 0 else {
      throw .badDates(
        column: column.name, count: count,
        firstRow: Int(left.integers("first").first ?? 0) + relation.headerRow + 1,
        formats: relation.options.dateFormat.map { [$0] } ?? Array(measured.map(\.format).prefix(6))
      )
    }
    return DateReading(
      formats: formats, note: "The dates of '\(column.name)' are written in several formats.")
  }

  private static func note(
    _ format: String, _ rivals: [String], _ column: RelationColumn
  ) -> String? {
    let isAmbiguous =
      (format.hasPrefix("%m/%d") && rivals.contains { $0.hasPrefix("%d/%m") })
      || (format.hasPrefix("%m-%d") && rivals.contains { $0.hasPrefix("%d-%m") })
    guard isAmbiguous else { return nil }
    return "The dates of '\(column.name)' could be month-first or day-first; they were read as "
      + "\(format). --date-format says otherwise."
  }

  /// How many values each format does not read, and the first such row.
  private static func failures(
    _ formats: [String], _ column: RelationColumn, _ relation: Relation, _ session: Session,
    limit: Int?
  ) throws(IngestionError) -> [(format: String, count: Int, first: Int)] {
    let name = Dialect.duckDB.name(column.name)
    let items = formats.enumerated().map { index, format in
      let parsed = "try_strptime(value, \(Dialect.duckDB.text(format)))"
      return "count(*) FILTER (WHERE \(parsed) IS NULL) AS n\(index)"
    }
    let file = relation.files.first?.name ?? relation.table
    let rows = limit.map { " LIMIT \($0)" } ?? ""
    // A shop has far fewer moments than lines: each is parsed once.
    let counted = try inEngine(file) { () throws(EngineError) in
      try session.query(
        "SELECT \(items.joined(separator: ", ")) FROM (SELECT DISTINCT \(name) AS value FROM "
          + "(SELECT \(name) FROM \(Dialect.duckDB.name(relation.table))\(rows)) "
          + "WHERE nullif(trim(\(name)), '') IS NOT NULL)")
    }
    return formats.enumerated().map { index, format in
      (format, Int(counted.integers("n\(index)").first ?? 0), 0)
    }
  }
}
