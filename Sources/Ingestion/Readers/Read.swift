import Dispatch
public import Engine
import Synchronization

/// Reads files into a table of the engine.
///
/// - Parameters:
///   - paths: The files, or patterns such as `sales-*.csv`; several files must be of one kind.
///   - options: How they are read; what is `nil` is found out.
///   - opened: The session in which the table is made; asked for once, after a workbook is scanned.
///   - progress: Told the part that is done, 0 to 1.
/// - Returns: The table `raw` with its columns and the record of its files.
/// - Throws: ``IngestionError`` for files that are missing, empty or not readable.
public func read(
  _ paths: [String], options: ReaderOptions = ReaderOptions(),
  into opened: @autoclosure () throws(EngineError) -> Session,
  progress: @escaping @Sendable (Double) -> Void = { _ in }
) throws(IngestionError) -> Relation {
  let (files, repeated) = onlyOnce(try expanded(paths))
  let formats = try formats(of: files)
  try options.check()
  guard let format = formats.first, Set(formats).count == 1,
    format != .workbook || files.count == 1
  else { throw .mixedFormats(files) }
  // Hashing runs beside reading: both wait for the disk more than for each other.
  let hashing = Hashing(files)
  defer { hashing.finish() }
  let sheet = format == .workbook ? try scan(files[0], options, progress) : nil
  let session = try inEngine(files[0], opened)
  try forgetRawTable(session, path: files[0])
  let content: ReadContent =
    switch format {
    case .workbook: try take(sheet, of: files[0], session)
    case .delimited:
      try readDelimited(files, options, session) { () throws(IngestionError) in
        try hashing.contents().map(\.lines)
      }
    case .parquet: try readByEngine(files, .parquet, session)
    case .jsonLines: try readByEngine(files, .json, session)
    }
  let columns = try columns(of: rawTableName, in: session, files[0])
  guard content.rowCount > 0 else { throw .empty(path: files[0]) }
  progress(1)
  var options = options
  options.decimalComma = options.decimalComma ?? content.decimalComma
  return Relation(
    table: rawTableName, columns: columns, rowCount: content.rowCount,
    engineVersion: try inEngine(files[0]) { () throws(EngineError) in try session.version() },
    files: fileRecords(files, try hashing.contents()), sheets: content.sheets,
    otherSheets: content.otherSheets, places: content.places,
    options: options, layout: content.layout, codedColumns: content.codedColumns,
    setAside: content.setAside,
    notes: try notes(files, repeated, hashing.contents()) + content.notes)
}

/// The name of the table that files are read into.
let rawTableName = "raw"

/// What a reader found beside the table.
struct ReadContent {
  var rowCount: Int
  var sheets: [String] = []
  var otherSheets: [String] = []
  var places = RowPlaces([])
  var decimalComma: Bool?
  var layout: TextLayout?
  var codedColumns: [String: Int] = [:]
  var setAside: [SetAsideRows] = []
  var notes: [String] = []
}

/// What is odd about the choice of files.
private func notes(
  _ files: [String], _ repeated: [String], _ contents: [FileContents]
) -> [String] {
  var notes = repeated.map { "\(fileName($0)) was given more than once; it was read once." }
  var first: [String: String] = [:]
  for (file, content) in zip(files, contents) {
    if let other = first[content.hash] {
      notes.append("\(other) and \(file) hold the same bytes, so that all their rows count twice.")
    } else {
      first[content.hash] = file
    }
  }
  return notes
}

private func fileRecords(_ files: [String], _ contents: [FileContents]) -> [FileRecord] {
  zip(files, contents).map { FileRecord(name: fileName($0), bytes: $1.bytes, sha256: $1.hash) }
}

private func formats(of files: [String]) throws(IngestionError) -> [SourceFormat] {
  var formats: [SourceFormat] = []
  for file in files {
    formats.append(try SourceFormat.of(file, firstBytes: try firstBytes(of: file, count: 8)))
  }
  return formats
}

/// The hashes of files, computed on another thread.
private final class Hashing: Sendable {
  private let done = DispatchSemaphore(value: 0)
  private let result = Mutex<Result<[FileContents], IngestionError>?>(nil)

  init(_ files: [String]) {
    // A queue of its own gets a thread of its own: the shared ones may all wait for this work.
    DispatchQueue(label: "clientele.hashing").async { [self] in
      let contents = Self.contents(files)
      result.withLock { $0 = contents }
      done.signal()
    }
  }

  private static func contents(_ files: [String]) -> Result<[FileContents], IngestionError> {
    Result { () throws(IngestionError) in
      var contents: [FileContents] = []
      for file in files { contents.append(try Ingestion.contents(ofFile: file)) }
      return contents
    }
  }

  /// Waits until no file is read any more, so that the process may end.
  func finish() {
    done.wait()
    done.signal()
  }

  func contents() throws(IngestionError) -> [FileContents] {
    finish()
    guard let result = result.withLock({ $0 }) else { return [] }
    return try result.get()
  }
}
