import Engine
import Tabular

extension DateReading {
  /// Finds out how the dates of a column are written.
  ///
  /// The formats that read most of a sample are tried on every value. Of two that read all values
  /// equally well, month-first and day-first, month-first is taken and a note says so.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - relation: What was read.
  ///   - session: Where it is.
  ///   - known: How an earlier file wrote its dates; taken when it reads every value.
  /// - Returns: How to read the column, or `nil` when it holds times already.
  /// - Throws: ``IngestionError/badDates(column:count:first:formats:)`` when values are left.
  static func find(
    for column: RelationColumn, in relation: Relation, _ session: Session,
    like known: DateForm? = nil
  ) throws(IngestionError) -> DateReading? {
    guard column.kind != .timestamp else { return nil }
    let search = DateSearch(column: column, relation: relation, session: session)
    if let known, relation.options.dateFormat == nil, let reading = try search.reading(known) {
      return reading
    }
    let numbers = try search.numbers()
    guard column.kind == .text else {
      if let numbers { return numbers }
      return try search.failed([])
    }
    let given = relation.options.dateFormat.map { [$0] }
    let sampled = try search.failures(of: given ?? DateFormats.known, limit: 5_000)
    let least = sampled.map(\.count).min() ?? 0
    // To be in question, a format must read half as much of the sample as the best one.
    let near = sampled.filter { $0.count - least <= ($0.of - least) / 2 }.map(\.format)
    let measured = try search.failures(of: near, limit: nil)
    guard let best = measured.min(by: { $0.count < $1.count }) else { return nil }
    guard best.count > 0 else {
      let rivals = measured.filter { $0.count == 0 }.map(\.format)
      return DateReading(
        form: .texts([best.format]), note: search.note(best.format, rivals: rivals))
    }
    if let numbers, given == nil { return numbers }
    return try search.mixture(given ?? [], best: best.format, measured.map(\.format))
  }
}

/// The search for the way in which a column of dates is written.
private struct DateSearch {
  let column: RelationColumn
  let relation: Relation
  let session: Session

  private var name: String { Dialect.duckDB.name(column.name) }
  private var table: String { Dialect.duckDB.name(relation.table) }
  private var comma: Bool { relation.options.decimalComma == true }
  private var isFilled: String {
    column.kind == .text ? "nullif(trim(\(name)), '') IS NOT NULL" : "\(name) IS NOT NULL"
  }

  /// How many of the different values each format does not read; a year before 1000 is a misreading.
  func failures(
    of formats: [String], limit: Int?
  ) throws(IngestionError) -> [(format: String, count: Int, of: Int)] {
    let items = formats.enumerated().map { index, format in
      let parsed = "try_strptime(value, \(Dialect.duckDB.text(format)))"
      return "count(CASE WHEN \(parsed) >= TIMESTAMP '1000-01-01' THEN NULL ELSE 1 END)::bigint "
        + "AS n\(index)"
    }
    let rows = limit.map { " LIMIT \($0)" } ?? ""
    // A shop has far fewer moments than lines: each is parsed once.
    let counted = try query(
      "SELECT count(*)::bigint AS n, \(items.joined(separator: ", ")) FROM (SELECT DISTINCT \(name) AS value FROM "
        + "(SELECT \(name) FROM \(table)\(rows)) WHERE \(isFilled))")
    let all = Int(counted.integers("n").first ?? 0)
    return formats.enumerated().map { index, format in
      (format, Int(counted.integers("n\(index)").first ?? 0), all)
    }
  }

  /// The kind of numbers that all values are dates in, or `nil`.
  func numbers() throws(IngestionError) -> DateReading? {
    let number = numberOf(column, decimalComma: comma).sql()
    let items = NumericDates.allCases.enumerated().map { index, kind in
      "count(CASE WHEN \(number) BETWEEN \(Int64(kind.range.lowerBound)) AND "
        + "\(Int64(kind.range.upperBound)) AND "
        + "\(kind.expression(.raw(number)).sql()) IS NOT NULL THEN 1 END)::bigint AS n\(index)"
    }
    // One value tells most columns apart, so that texts are not all parsed as numbers.
    let filled = "FROM \(table) WHERE \(isFilled)"
    let first = try query("SELECT any_value(\(number)) AS n FROM (SELECT * \(filled) LIMIT 1)")
    guard first.numbers("n").first?.isFinite == true else { return nil }
    let counted = try query(
      "SELECT count(*)::bigint AS n, \(items.joined(separator: ", ")) \(filled)")
    let kind = NumericDates.allCases.enumerated().first { index, _ in
      counted.integers("n\(index)") == counted.integers("n")
    }?.element
    return kind.map {
      DateReading(
        form: .numbers($0), note: "The dates of '\(column.name)' were read as \($0.words).")
    }
  }

  /// Several formats together, where no single one reads every value.
  func mixture(
    _ given: [String], best: String, _ tried: [String]
  ) throws(IngestionError) -> DateReading {
    guard given.isEmpty else { return try check(given, tried: given) }
    // Month-first and day-first are never mixed: nobody could tell which is meant.
    let opposite = DateFormats.begins(best, with: "d") ? "m" : "d"
    let others = DateFormats.known.filter { !DateFormats.begins($0, with: opposite) }
    return try check([best] + others, tried: Array(tried.prefix(6)))
  }

  private func check(
    _ formats: [String], tried: [String]
  ) throws(IngestionError) -> DateReading {
    let reading = DateReading(
      form: .texts(formats), note: "The dates of '\(column.name)' are written in several formats.")
    guard try unread(reading).count > 0 else { return reading }
    return try failed(tried, reading)
  }

  /// A reading that is known to read such files, or `nil` when it leaves a value.
  func reading(_ known: DateForm) throws(IngestionError) -> DateReading? {
    if case .texts = known, column.kind != .text { return nil }
    let reading = DateReading(form: known, note: nil)
    return try unread(reading).count == 0 ? reading : nil
  }

  /// Says how many values are no dates, and where the first one stands.
  func failed(
    _ tried: [String], _ reading: DateReading? = nil
  ) throws(IngestionError) -> DateReading {
    let bad = try unread(reading)
    throw .badDates(
      column: column.name, count: bad.count, first: relation.places[bad.first],
      formats: tried.isEmpty ? NumericDates.allCases.map(\.words) : tried)
  }

  /// How many values a reading leaves, all when there is none, and the first row with one.
  private func unread(
    _ reading: DateReading?
  ) throws(IngestionError) -> (count: Int, first: Int) {
    let parsed = reading?.expression(column, decimalComma: comma).sql() ?? "NULL::timestamp"
    let bad = try query(
      "SELECT count(*)::bigint AS n, min(rowid)::bigint AS first FROM \(table) WHERE \(isFilled) "
        + "AND NOT coalesce(\(parsed) >= TIMESTAMP '1000-01-01', FALSE)")
    return (Int(bad.integers("n").first ?? 0), Int(bad.integers("first").first ?? 0))
  }

  func note(_ format: String, rivals: [String]) -> String? {
    guard DateFormats.begins(format, with: "m"),
      rivals.contains(where: { DateFormats.begins($0, with: "d") })
    else { return nil }
    return "The dates of '\(column.name)' could be month-first or day-first; they were read as "
      + "\(format). --date-format says otherwise."
  }

  private func query(_ sql: String) throws(IngestionError) -> Table {
    try inEngine(relation.files.first?.name ?? relation.table) { () throws(EngineError) in
      try session.query(sql)
    }
  }
}
