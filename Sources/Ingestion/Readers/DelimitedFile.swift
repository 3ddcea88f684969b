import Engine
import FoundationEssentials

/// A delimited file, made ready for the engine.
struct DelimitedFile {
  /// The path as it was given.
  let path: String

  /// The path that the engine reads: the file itself, or a copy in UTF-8.
  let readable: String

  /// The encoding of the file as it was given.
  let encoding: TextEncoding

  /// Whether the file is compressed by gzip.
  let isCompressed: Bool

  /// The layout, with a name for each column.
  let shape: DelimitedShape
  let names: [String]

  /// The columns that the header gives no name.
  let unnamed: [String]

  /// The first records below the header.
  let records: [DelimitedRecord]

  /// What was found out and repaired, as sentences.
  let notes: [String]

  /// The name without folders.
  var name: String { fileName(path) }

  /// Whether two files can be read in one go.
  func isAlike(_ other: DelimitedFile) -> Bool {
    isCompressed == other.isCompressed && shape == other.shape
  }
}

/// Returns the part of a path behind the last slash.
func fileName(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }

extension DelimitedFile {
  private static let gzip: [UInt8] = [0x1F, 0x8B]

  /// Looks at the beginning of a file, and copies it to UTF-8 where it is something else; with
  /// mending it is copied in any case, so that all its lines end alike.
  init(
    _ path: String, _ options: ReaderOptions, encoding given: TextEncoding?, mending: Bool = false,
    copies: ReadingCopies, _ session: Session
  ) throws(IngestionError) {
    let limit = 1 << 22
    var sample = try firstBytes(of: path, count: limit)
    let isCompressed = sample.starts(with: Self.gzip)
    if isCompressed { sample = try Self.firstLines(ofCompressed: path, session) }
    let isWhole = sample.count < limit && !isCompressed
    guard let encoding = given ?? TextEncoding.guess(sample, isWhole: isWhole) else {
      throw .unreadable(path: path, reason: "it holds bytes that no text has")
    }
    var notes = given == nil && encoding == .windows1252 ? [Self.encodingNote(path)] : []
    var readable = path
    if !isCompressed, !encoding.isUTF8 || mending {
      let copy = try copies.copy(path, from: encoding)
      readable = copy.path
      notes += copy.notes
      sample = try firstBytes(of: readable, count: limit)
    }
    let text = sample.starts(with: [0xEF, 0xBB, 0xBF]) ? sample.dropFirst(3) : sample[...]
    guard let (shape, records) = try DelimitedShape.find(in: text, options) else {
      throw .empty(path: path)
    }
    let named = columnNames(shape.header)
    if shape.headerLine > 1, options.headerRow == nil {
      notes.append("The column names of \(fileName(path)) are in line \(shape.headerLine).")
    }
    self.init(
      path: path, readable: readable, encoding: encoding, isCompressed: isCompressed, shape: shape,
      names: named.names, unnamed: named.unnamed, records: records, notes: notes + named.notes)
  }

  private static func encodingNote(_ path: String) -> String {
    "\(fileName(path)) is not in UTF-8; it was read as Windows-1252 (Latin-1). "
      + "--encoding says otherwise."
  }

  /// The first lines of a compressed file, as the engine unpacks them.
  private static func firstLines(
    ofCompressed path: String, _ session: Session
  ) throws(IngestionError) -> [UInt8] {
    // No text holds a unit separator, so that a line is one cell.
    let lines = try inEngine(path) { () throws(EngineError) in
      try session.query(
        "SELECT line FROM read_csv(\(Dialect.duckDB.text(path)), auto_detect = false, "
          + "header = false, delim = '\u{1F}', quote = '', escape = '', compression = 'gzip', "
          + "columns = {'line': 'VARCHAR'}) LIMIT 500")
    }
    return Array(lines.texts("line").map { ($0 ?? "") + "\n" }.joined().utf8)
  }
}
