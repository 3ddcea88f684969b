import Engine
import Tabular

extension DelimitedReading {
  /// Finds out where the rows of the table stand in the files.
  ///
  /// Where the files have as many lines as headers, rows, and rows set aside together, each line is
  /// a row. Only where they have more, for blank lines or line ends in cells, they are read again.
  ///
  /// - Parameters:
  ///   - files: The files, in the order of their rows.
  ///   - rowCount: The number of rows of the table.
  ///   - lineCounts: The number of lines of each file.
  /// - Returns: The place of each row; from the first row on in turn where it cannot be told.
  /// - Throws: ``IngestionError`` when a file cannot be read again.
  func places(
    _ files: [DelimitedFile], rowCount: Int, lineCounts: [Int]
  ) throws(IngestionError) -> RowPlaces {
    let lost = try rejectedRecords(files[0].path)
    if !files.contains(where: \.isCompressed) {
      let parts = lineParts(files, lineCounts, lost)
      if total(parts) == rowCount { return RowPlaces(parts) }
      let exact = try recordParts(files, lost)
      if total(exact) == rowCount { return RowPlaces(exact) }
    }
    return RowPlaces(try countedParts(files, rowCount))
  }

  /// One row a line, but for those that were set aside.
  private func lineParts(
    _ files: [DelimitedFile], _ lineCounts: [Int], _ lost: [String: Set<Int32>]
  ) -> [RowPlaces.Part] {
    zip(zip(files, sources(files)), lineCounts).map { file, lines in
      let (file, source) = file
      let header = file.shape.headerLine
      let lines = max(header, min(lines, Int(Int32.max)))
      var part = RowPlaces.Part(source: source, headerRow: header, count: lines - header)
      if let lost = lost[file.readable] {
        let numbers = (header..<lines).map { Int32($0 + 1) }.filter { !lost.contains($0) }
        part.numbers = numbers
        part.count = numbers.count
      }
      return part
    }
  }

  /// One row a record that is not blank, but for those that were set aside.
  private func recordParts(
    _ files: [DelimitedFile], _ lost: [String: Set<Int32>]
  ) throws(IngestionError) -> [RowPlaces.Part] {
    var parts: [RowPlaces.Part] = []
    for (file, source) in zip(files, sources(files)) {
      let lost = lost[file.readable] ?? []
      let numbers = try recordNumbers(of: file.readable, file.shape).filter { !lost.contains($0) }
      parts.append(
        RowPlaces.Part(
          source: source, headerRow: file.shape.headerLine, count: numbers.count, numbers: numbers))
    }
    return parts
  }

  /// The rows of each file in turn, as many as the engine counts.
  private func countedParts(
    _ files: [DelimitedFile], _ rowCount: Int
  ) throws(IngestionError) -> [RowPlaces.Part] {
    var parts: [RowPlaces.Part] = []
    for (file, source) in zip(files, sources(files)) {
      var count = rowCount
      if files.count > 1 {
        let query = scan([file], losses: "ignore_errors")
        count = number(
          try inEngine(file.path) { () throws(EngineError) in
            try session.query("SELECT count(*)::bigint AS n FROM (\(query))")
          })
      }
      parts.append(
        RowPlaces.Part(source: source, headerRow: file.shape.headerLine, count: count))
    }
    return parts
  }

  private func sources(_ files: [DelimitedFile]) -> [RowSource?] {
    rowSources(ofFiles: files.map(\.path))
  }

  private func total(_ parts: [RowPlaces.Part]) -> Int { parts.reduce(0) { $0 + $1.count } }

  /// The records that were set aside, by the path that the engine read.
  private func rejectedRecords(
    _ path: String
  ) throws(IngestionError) -> [String: Set<Int32>] {
    let found = try inEngine(path) { () throws(EngineError) in
      try session.query(
        "SELECT DISTINCT file_path, line::bigint AS line FROM reject_errors "
          + "JOIN reject_scans USING (scan_id, file_id)")
    }
    var records: [String: Set<Int32>] = [:]
    for (file, line) in zip(found.texts("file_path"), found.integers("line")) {
      records[file ?? "", default: []].insert(Int32(clamping: line))
    }
    return records
  }
}

/// The number in a table of one row and the column `n`.
private func number(_ counted: Table) -> Int { Int(counted.integers("n").first ?? 0) }
