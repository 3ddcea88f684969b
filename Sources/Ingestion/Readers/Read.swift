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
  let files = try inputFiles(paths)
  let formats = try formats(of: files)
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
    case .delimited: try readDelimited(files, options, session)
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
    files: try hashing.records(), sheets: content.sheets,
    otherSheets: content.otherSheets, headerRow: content.headerRow,
    options: options, codedColumns: content.codedColumns, setAside: content.setAside,
    notes: content.notes)
}

/// The name of the table that files are read into.
let rawTableName = "raw"

/// What a reader found beside the table.
struct ReadContent {
  var rowCount: Int
  var sheets: [String] = []
  var otherSheets: [String] = []
  var headerRow = 1
  var decimalComma: Bool?
  var codedColumns: [String: Int] = [:]
  var setAside: [SetAsideRows] = []
  var notes: [String] = []
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
  private let result = Mutex<Result<[FileRecord], IngestionError>?>(nil)

  init(_ files: [String]) {
    // A queue of its own gets a thread of its own: the shared ones may all wait for this work.
    DispatchQueue(label: "clientele.hashing").async { [self] in
      let records = Self.records(files)
      result.withLock { $0 = records }
      done.signal()
    }
  }

  private static func records(_ files: [String]) -> Result<[FileRecord], IngestionError> {
    Result { () throws(IngestionError) in
      var records: [FileRecord] = []
      for file in files {
        let (hash, bytes) = try sha256(ofFile: file)
        let name = String(file.split(separator: "/").last ?? "")
        records.append(FileRecord(name: name, bytes: bytes, sha256: hash))
      }
      return records
    }
  }

  /// Waits until no file is read any more, so that the process may end.
  func finish() {
    done.wait()
    done.signal()
  }

  func records() throws(IngestionError) -> [FileRecord] {
    finish()
    guard let result = result.withLock({ $0 }) else { return [] }
    return try result.get()
  }
}
