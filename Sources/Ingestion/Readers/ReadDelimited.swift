import Engine
import Tabular

/// Reads CSV files as texts, so that no guess about types can change a cell.
///
/// Rows that the file's own structure forbids (too few or too many cells, an open quote) are set
/// aside and counted in a note.
func readDelimited(
  _ files: [String], _ options: ReaderOptions, _ session: Session
) throws(IngestionError) -> ReadContent {
  let encoding = try encoding(of: files[0], options)
  try inEngine(files[0]) { () throws(EngineError) in
    try session.run("DROP TABLE IF EXISTS reject_errors")
    try session.run("DROP TABLE IF EXISTS reject_scans")
  }
  let list = files.map { Dialect.duckDB.text($0) }.joined(separator: ", ")
  let settings = try csvSettings(options, encoding: encoding.name, fileCount: files.count)
  try inEngine(files[0]) { () throws(EngineError) in
    try session.run(
      "CREATE OR REPLACE TABLE \(rawTableName) AS SELECT * "
        + "FROM read_csv([\(list)], \(settings.joined(separator: ", ")))")
  }
  let rejected = try inEngine(files[0]) { () throws(EngineError) in
    try session.query(
      "SELECT count(DISTINCT line) AS n, min(line)::bigint AS first, "
        + "any_value(error_type::varchar ORDER BY line) AS why FROM reject_errors")
  }
  var content = ReadContent(rowCount: try rowCount(of: rawTableName, in: session, files[0]))
  content.headerRow = options.headerRow ?? 1
  content.notes = encoding.notes
  if let count = rejected.integers("n").first, count > 0 {
    let line = rejected.integers("first").first ?? 0
    let why = (rejected.texts("why").first ?? nil) ?? "malformed"
    content.notes.append(
      "\(count) rows were set aside because their cells do not fit the header, the first in line "
        + "\(line) (\(why.lowercased())).")
  }
  return content
}

private func csvSettings(
  _ options: ReaderOptions, encoding: String, fileCount: Int
) throws(IngestionError) -> [String] {
  var settings = [
    "all_varchar = true", "header = true", "store_rejects = true", "null_padding = false",
    "encoding = \(Dialect.duckDB.text(encoding))", "sample_size = 20480",
  ]
  if fileCount > 1 { settings.append("union_by_name = true") }
  if let delimiter = options.delimiter {
    let character = delimiter == "\\t" || delimiter == "tab" ? "\t" : delimiter
    guard character.utf8.count == 1 else { throw .badDelimiter(delimiter) }
    settings.append("delim = \(Dialect.duckDB.text(character))")
  }
  if let row = options.headerRow, row > 1 { settings.append("skip = \(row - 1)") }
  return settings
}

/// The encoding of a file as the engine names it, given or found out.
private func encoding(
  of path: String, _ options: ReaderOptions
) throws(IngestionError) -> (name: String, notes: [String]) {
  if let given = options.encoding { return (try engineEncoding(given), []) }
  let sample = try firstBytes(of: path, count: 1 << 22)
  if sample.starts(with: [0xFF, 0xFE]) || sample.starts(with: [0xFE, 0xFF]) {
    return ("utf-16", ["The file is in UTF-16."])
  }
  // A character of several bytes may be cut at the end of the sample.
  let whole = sample.count == 1 << 22 ? sample.dropLast(4) : sample[...]
  guard String(validating: whole, as: UTF8.self) == nil else { return ("utf-8", []) }
  if sample.count == 1 << 22, String(validating: sample.dropLast(1), as: UTF8.self) != nil {
    return ("utf-8", [])
  }
  return (
    "latin-1", ["The file is not in UTF-8; it was read as Latin-1. --encoding says otherwise."]
  )
}

private func engineEncoding(_ given: String) throws(IngestionError) -> String {
  switch given.lowercased() {
  case "utf-8", "utf8": "utf-8"
  case "latin-1", "latin1", "iso-8859-1", "windows-1252", "cp1252": "latin-1"
  case "utf-16", "utf16": "utf-16"
  default: throw .unknownEncoding(given, known: ["utf-8", "latin-1", "utf-16"])
  }
}
