import Engine
import Tabular

/// Reads CSV files as texts, so that no guess about types can change a cell.
///
/// Layout and encoding are found for each file; columns go together by name. Rows that the file's
/// own structure forbids (too few or too many cells, an open quote) are set aside and counted. How
/// many lines each file has is asked once the rows are there.
func readDelimited(
  _ paths: [String], _ options: ReaderOptions, _ session: Session,
  lineCounts: () throws(IngestionError) -> [Int]
) throws(IngestionError) -> ReadContent {
  let reading = try DelimitedReading(options, session)
  var files = try reading.prepare(paths)
  do {
    try reading.makeTable(files)
  } catch {
    // Lines that end now one way, now another are the only thing the engine's reader gives up at.
    guard "\(error)".contains("state machine") else { throw error }
    files = try reading.prepare(paths, mending: true)
    try reading.makeTable(files)
  }
  var rejected = try reading.setAside(files)
  let miscoded = rejected.filter { $0.reason == SetAsideReason.encoding.words }.map(\.file)
  if options.encoding == nil, !miscoded.isEmpty {
    files = try reading.prepare(paths, recoding: Set(miscoded))
    try reading.makeTable(files)
    rejected = try reading.setAside(files)
  }
  var content = try reading.content(files, rejected)
  content.places = try reading.places(
    files, rowCount: content.rowCount, lineCounts: try lineCounts())
  return content
}

/// The reading of some delimited files into one table.
struct DelimitedReading {
  let options: ReaderOptions
  let encoding: TextEncoding?
  let session: Session
  let copies = ReadingCopies()

  init(_ options: ReaderOptions, _ session: Session) throws(IngestionError) {
    self.options = options
    self.session = session
    var encoding: TextEncoding?
    if let given = options.encoding { encoding = try TextEncoding(named: given) }
    self.encoding = encoding
  }

  /// Looks at every file; on request makes all lines end alike, or reads files that only looked
  /// like UTF-8 as what they are.
  func prepare(
    _ paths: [String], mending: Bool = false, recoding: Set<String> = []
  ) throws(IngestionError) -> [DelimitedFile] {
    var files: [DelimitedFile] = []
    for path in paths {
      let isMiscoded = recoding.contains(fileName(path))
      files.append(
        try DelimitedFile(
          path, options, encoding: isMiscoded ? .windows1252 : encoding, mending: mending,
          copies: copies, session))
    }
    return files
  }

  /// Makes the table out of all files, in order.
  func makeTable(_ files: [DelimitedFile]) throws(IngestionError) {
    let scans = alike(files).map(scan).joined(separator: " UNION ALL BY NAME ")
    try inEngine(files[0].path) { () throws(EngineError) in
      try session.run("DROP TABLE IF EXISTS reject_errors")
      try session.run("DROP TABLE IF EXISTS reject_scans")
      try session.run("CREATE OR REPLACE TABLE \(rawTableName) AS \(scans)")
    }
  }

  /// Runs of files that are laid out alike; each is read in one go.
  private func alike(_ files: [DelimitedFile]) -> [[DelimitedFile]] {
    files.reduce(into: []) { groups, file in
      if let last = groups.last?.first, last.isAlike(file) {
        groups[groups.count - 1].append(file)
      } else {
        groups.append([file])
      }
    }
  }

  /// The query for files that are laid out alike.
  func scan(_ files: [DelimitedFile]) -> String { scan(files, losses: "store_rejects") }

  /// The query, with what happens to rows that cannot be read.
  func scan(_ files: [DelimitedFile], losses: String) -> String {
    let dialect = Dialect.duckDB
    let shape = files[0].shape
    let character = { (byte: UInt8) in dialect.text(String(Unicode.Scalar(byte))) }
    let quote = shape.quote.map(character) ?? "''"
    let columns = files[0].names.map { "\(dialect.text($0)): 'VARCHAR'" }
    let settings = [
      "auto_detect = false", "header = true", "skip = \(shape.headerLine - 1)",
      "delim = \(character(shape.delimiter))", "quote = \(quote)", "escape = \(quote)",
      "compression = '\(files[0].isCompressed ? "gzip" : "none")'", "\(losses) = true",
      "columns = {\(columns.joined(separator: ", "))}",
    ]
    let list = files.map { dialect.text($0.readable) }.joined(separator: ", ")
    return "SELECT * FROM read_csv([\(list)], \(settings.joined(separator: ", ")))"
  }
}
