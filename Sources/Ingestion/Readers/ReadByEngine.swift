import Engine
import Tabular

/// A function of the engine that reads files with their types.
enum EngineReader: String {
  case parquet = "read_parquet"
  case json = "read_json"

  /// The call for some files.
  func call(_ files: [String]) -> String {
    let list = files.map { Dialect.duckDB.text($0) }.joined(separator: ", ")
    // Types come from all lines: a number in the first thousands says nothing of the rest.
    let types = self == .json ? ", sample_size = -1" : ""
    return "\(rawValue)([\(list)], union_by_name = true\(types))"
  }
}

/// Reads a format that the engine knows with its types; what is neither a number, a time nor a text
/// is read as text.
func readByEngine(
  _ files: [String], _ reader: EngineReader, _ session: Session
) throws(IngestionError) -> ReadContent {
  let call = reader.call(files)
  let described = try inEngine(files[0]) { () throws(EngineError) in
    try session.query("SELECT column_name, column_type FROM (DESCRIBE FROM \(call))")
  }
  let found = described.texts("column_name").map { $0 ?? "" }
  let types = described.texts("column_type").map { $0 ?? "" }
  let named = columnNames(found)
  let items = found.indices.map { index in
    "\(cast(Dialect.duckDB.name(found[index]), types[index])) AS "
      + Dialect.duckDB.name(named.names[index])
  }
  try inEngine(files[0]) { () throws(EngineError) in
    try session.run(
      "CREATE OR REPLACE TABLE \(rawTableName) AS SELECT \(items.joined(separator: ", ")) "
        + "FROM \(call)")
  }
  var content = ReadContent(rowCount: try rowCount(of: rawTableName, in: session, files[0]))
  content.notes = named.notes
  content.places = try rowPlaces(files, reader, content.rowCount, session)
  return content
}

/// The first row of such a file is row 1, for there is no header.
private func rowPlaces(
  _ files: [String], _ reader: EngineReader, _ rowCount: Int, _ session: Session
) throws(IngestionError) -> RowPlaces {
  var parts: [RowPlaces.Part] = []
  for (file, source) in zip(files, rowSources(ofFiles: files)) {
    var count = rowCount
    if files.count > 1 {
      let counted = try inEngine(file) { () throws(EngineError) in
        try session.query("SELECT count(*)::bigint AS n FROM \(reader.call([file]))")
      }
      count = Int(counted.integers("n").first ?? 0)
    }
    parts.append(RowPlaces.Part(source: source, headerRow: 0, count: count))
  }
  return RowPlaces(parts)
}

/// A column as one of the types that later stages work with.
private func cast(_ column: String, _ type: String) -> String {
  switch type {
  case "HUGEINT", "UHUGEINT": return "CAST(\(column) AS double)"
  case "DATE": return "CAST(\(column) AS timestamp)"
  // Cells of several types: a text comes out without its quotes.
  case "JSON": return "(\(column) ->> '$')"
  default: break
  }
  // A time with a zone is taken in UTC, which is the zone of every session.
  if type.hasPrefix("TIMESTAMP") { return "CAST(\(column) AS timestamp)" }
  let kept = ["VARCHAR", "BOOLEAN", "FLOAT", "DOUBLE", "DECIMAL", "TINYINT", "SMALLINT", "INTEGER"]
  let unsigned = ["BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT"]
  // A list is written as its elements with brackets: INTEGER[] is no integer.
  let isPlain = (kept + unsigned).contains { type.hasPrefix($0) } && !type.hasSuffix("]")
  return isPlain ? column : "CAST(\(column) AS varchar)"
}
