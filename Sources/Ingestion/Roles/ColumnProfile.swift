import Engine

/// What a sample of a column holds.
struct ColumnProfile {
  let name: String
  let kind: ColumnKind

  /// The number of values in the sample, without missing ones.
  let count: Int

  /// The part of them that are numbers, 0 to 1.
  let numeric: Double

  /// The part of them that are whole numbers, 0 to 1.
  let whole: Double

  /// The part of them that look like dates, 0 to 1.
  let dates: Double

  /// The part of them that are numbers in which programs write dates, 0 to 1.
  let dateNumbers: Double

  /// The number of different values in the sample.
  let distinct: Int

  /// Whether the sample has values below zero.
  let hasNegative: Bool

  /// Whether no value of the sample repeats.
  var isUnique: Bool { count > 1 && distinct == count }
}

/// Looks at a sample of each column.
///
/// Of a column that is nearly empty there, the first values of the whole table are looked at.
///
/// - Complexity: One pass over at most 5,000 rows, and one for each column that is nearly empty.
func profiles(
  of relation: Relation, in session: Session
) throws(IngestionError) -> [ColumnProfile] {
  let sample = try measures(
    of: relation.columns, in: sampleQuery("*", of: relation), relation, session)
  var profiles: [ColumnProfile] = []
  for (column, profile) in zip(relation.columns, sample) {
    guard profile.count < 50, relation.rowCount > 5_000 else {
      profiles.append(profile)
      continue
    }
    let name = Dialect.duckDB.name(column.name)
    let filled =
      "SELECT \(name) FROM \(Dialect.duckDB.name(relation.table)) WHERE \(name) IS NOT NULL LIMIT 5000"
    profiles += try measures(of: [column], in: filled, relation, session)
  }
  return profiles
}

private func measures(
  of columns: [RelationColumn], in query: String, _ relation: Relation, _ session: Session
) throws(IngestionError) -> [ColumnProfile] {
  let items = columns.enumerated().map { index, column in
    measure(column, index, comma: relation.options.decimalComma == true)
  }
  let sample = try inEngine(relation.files.first?.name ?? relation.table) {
    () throws(EngineError) in
    try session.query("SELECT \(items.joined(separator: ", ")) FROM (\(query))")
  }
  return columns.enumerated().map { index, column in
    func share(_ what: String) -> Double {
      let count = sample.integers("count\(index)").first ?? 0
      return count == 0 ? 0 : Double(sample.integers("\(what)\(index)").first ?? 0) / Double(count)
    }
    return ColumnProfile(
      name: column.name, kind: column.kind, count: Int(sample.integers("count\(index)").first ?? 0),
      numeric: share("numeric"), whole: share("whole"), dates: share("dates"),
      dateNumbers: share("stamps"), distinct: Int(sample.integers("distinct\(index)").first ?? 0),
      hasNegative: (sample.integers("negative\(index)").first ?? 0) > 0)
  }
}

private func measure(_ column: RelationColumn, _ index: Int, comma: Bool) -> String {
  let name = Dialect.duckDB.name(column.name)
  let number = numberOf(column, decimalComma: comma).sql()
  let dates =
    switch column.kind {
    case .timestamp: "count(\(name))"
    case .text: "count(CASE WHEN \(dateLikeness(name)) THEN 1 END)"
    case .number, .boolean: "0::bigint"
    }
  return """
    count(\(name))::bigint AS count\(index), count(\(number))::bigint AS numeric\(index), \
    count(CASE WHEN \(number) = floor(\(number)) THEN 1 END)::bigint AS whole\(index), \
    count(CASE WHEN \(number) < 0 THEN 1 END)::bigint AS negative\(index), \
    count(CASE WHEN \(NumericDates.likeness(of: number)) THEN 1 END)::bigint AS stamps\(index), \
    count(DISTINCT \(name))::bigint AS distinct\(index), \(dates)::bigint AS dates\(index)
    """
}

/// Whether a text begins like a date: three numbers with marks between, or a month by its name.
private func dateLikeness(_ name: String) -> String {
  let numbers = #"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}"#
  let month = #"\d{1,2}[- ][A-Za-z]{3,9}[- ,]+\d{2}|[A-Za-z]{3,9} \d{1,2}, ?\d{4}"#
  return "regexp_matches(\(name), '^\\s*(\(numbers)|\(month))')"
}
