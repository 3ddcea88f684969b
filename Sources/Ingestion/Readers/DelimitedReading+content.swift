import Engine
import Tabular

extension DelimitedReading {
  /// The rows that the engine set aside, in the order of the files.
  func setAside(_ files: [DelimitedFile]) throws(IngestionError) -> [SetAsideRows] {
    // A quote that is never closed swallows lines: each counts. Line ends around do not.
    let found = try inEngine(files[0].path) { () throws(EngineError) in
      try session.query(
        """
        SELECT file_path, why, min(line)::bigint AS first,
          sum(1 + length(content) - length(replace(content, chr(10), '')))::bigint AS n
        FROM (
          SELECT scan_id, file_id, line, min(error_type)::varchar AS why,
            coalesce(trim(min(csv_line), chr(13) || chr(10)), '') AS content
          FROM reject_errors GROUP BY scan_id, file_id, line)
        JOIN reject_scans USING (scan_id, file_id)
        GROUP BY file_path, why ORDER BY min(scan_id), min(file_id), why
        """)
    }
    let counts = zip(found.integers("n"), found.integers("first"))
    return zip(zip(found.texts("file_path"), found.texts("why")), counts).map { texts, numbers in
      let file = files.first { $0.readable == texts.0 }?.name ?? ""
      let reason = SetAsideReason(rawValue: texts.1 ?? "") ?? .state
      return SetAsideRows(
        file: file, reason: reason.words, count: Int(numbers.0), firstLine: Int(numbers.1))
    }
  }

  /// What a caller should know of the reading.
  func content(
    _ files: [DelimitedFile], _ rejected: [SetAsideRows]
  ) throws(IngestionError) -> ReadContent {
    let rows = try rowCount(of: rawTableName, in: session, files[0].path)
    if rows == 0, let first = rejected.first {
      throw .allSetAside(path: files[0].path, first)
    }
    var content = ReadContent(rowCount: rows)
    content.setAside = rejected
    content.notes = files.flatMap(\.notes) + (try dropEmptyColumns(files))
    if Set(files.map { Set($0.names) }).count > 1 {
      content.notes.append(
        "The files do not have the same columns; what a file lacks is empty in its rows.")
    }
    content.notes += rejected.map(\.note)
    content.layout = TextLayout(files[0])
    guard options.decimalComma == nil else { return content }
    let marks = files.compactMap { usesDecimalComma($0.records) }
    content.decimalComma = marks.contains(true) ? true : marks.first
    if content.decimalComma == true {
      content.notes.append("Numbers were read with a decimal comma, as 1.234,50.")
    }
    return content
  }

  /// Takes away columns without a name and without any value.
  private func dropEmptyColumns(_ files: [DelimitedFile]) throws(IngestionError) -> [String] {
    let unnamed = Set(files.flatMap(\.unnamed)).sorted()
    guard !unnamed.isEmpty else { return [] }
    let names = unnamed.map { Dialect.duckDB.name($0) }
    let counts = try inEngine(files[0].path) { () throws(EngineError) in
      try session.query(
        "SELECT unnest([\(names.map { "count(\($0))" }.joined(separator: ", "))]) AS n "
          + "FROM \(rawTableName)")
    }.integers("n")
    var named: [String] = []
    for (index, name) in unnamed.enumerated() {
      guard index < counts.count, counts[index] == 0 else {
        named.append(name)
        continue
      }
      try inEngine(files[0].path) { () throws(EngineError) in
        try session.run("ALTER TABLE \(rawTableName) DROP COLUMN \(names[index])")
      }
    }
    return named.isEmpty
      ? [] : ["Columns without a name were called \(named.joined(separator: ", "))."]
  }
}
