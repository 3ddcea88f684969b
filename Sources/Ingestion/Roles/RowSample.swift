import Engine

/// Returns a query of the rows by which a whole table is judged.
///
/// They are ten runs of 500 rows, spread evenly: files are sorted by time, and may begin with what
/// is rare later, but neighbours must stay together, for lines of one invoice are neighbours.
///
/// - Parameters:
///   - items: What is selected of each row.
///   - relation: The table.
/// - Returns: The query; of all rows where there are not more.
func sampleQuery(_ items: String, of relation: Relation) -> String {
  let table = Dialect.duckDB.name(relation.table)
  let runs = 10
  let length = 500
  guard relation.rowCount > runs * length else { return "SELECT \(items) FROM \(table)" }
  return (0..<runs).map { run in
    let first = (relation.rowCount - length) * run / (runs - 1)
    return "SELECT \(items) FROM \(table) WHERE rowid BETWEEN \(first) AND \(first + length - 1)"
  }.joined(separator: " UNION ALL ")
}
