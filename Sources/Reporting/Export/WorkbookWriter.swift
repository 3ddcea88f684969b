import CXLSXWriter
import Glibc
import Tabular

/// Writes tables as a workbook a person likes to open: header that stays, filter, widths, formats.
///
/// Rows stream to disk, so that memory grows with the compressed file only. The bytes depend on the tables
/// alone, not on the time of day.
public struct WorkbookWriter: Sendable {
  /// The sheets, in order.
  public var sheets: [WorkbookSheet]

  /// The most rows a sheet holds, its header included.
  public static let rowLimit = 1_048_576

  /// Creates a writer.
  public init(sheets: [WorkbookSheet]) { self.sheets = sheets }

  /// Writes the workbook; the file appears whole or not at all.
  ///
  /// - Parameter path: Where the file should be.
  /// - Throws: ``ReportingError`` when a table does not fit into a sheet, the file cannot be created
  ///   or the disk is full.
  /// - Complexity: O(cells).
  public func write(to path: String) throws(ReportingError) {
    for sheet in sheets where sheet.table.rowCount >= WorkbookWriter.rowLimit {
      throw .tooManyRows(
        path: path, rows: sheet.table.rowCount + 1, limit: WorkbookWriter.rowLimit)
    }
    let file = try AtomicFile(at: path)
    // Built in memory, because the library writes about a full disk to the terminal.
    let memory = try MemoryFile(name: path)
    var workbook = try WorkbookHandle(path: memory.path, name: path)
    var written: [Int] = []
    for sheet in sheets { written.append(try workbook.add(sheet)) }
    try workbook.close()
    let archive = memory.contents
    try check(written, in: archive, name: path)
    var writer = try FileWriter(path: file.path, name: path)
    try writer.append { $0 += archive }
    try writer.finish()
    try file.commit()
  }

  /// Looks whether all rows arrived, because the library does not notice when its temporary files
  /// hit a full disk.
  private func check(
    _ written: [Int], in archive: [UInt8], name: String
  ) throws(ReportingError) {
    let sizes = archiveSizes(archive)
    for (i, size) in written.enumerated() {
      let found = sizes["xl/worksheets/sheet\(i + 1).xml"] ?? 0
      guard found > size else { throw .diskFull(path: name) }
    }
  }
}

/// A workbook of the C library while it is being written.
@safe
struct WorkbookHandle: ~Copyable {
  // Safe: owned by this value alone, and closed exactly once, by close() or deinit.
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private let name: String

  init(path: String, name: String) throws(ReportingError) {
    var options = unsafe lxw_workbook_options()
    unsafe options.constant_memory = 1
    guard let made = unsafe workbook_new_opt(path, &options) else {
      throw .cannotCreate(path: name, reason: "out of memory")
    }
    unsafe book = made
    self.name = name
    // Without a fixed time the bytes would differ from run to run.
    var properties = unsafe lxw_doc_properties()
    unsafe properties.created = 946_684_800
    _ = unsafe workbook_set_properties(book, &properties)
  }

  /// Writes a sheet from its header to its last row.
  ///
  /// - Returns: The number of bytes its rows take before they are compressed.
  mutating func add(_ sheet: WorkbookSheet) throws(ReportingError) -> Int {
    guard let page = unsafe workbook_add_worksheet(book, sheet.name) else {
      throw .writeFailed(path: name, reason: "'\(sheet.name)' is no name for a sheet")
    }
    var writer = unsafe SheetWriter(book: book, page: page, sheet: sheet)
    try writer.writeAll()
    // Safe: the library keeps the file open until the workbook is closed.
    guard let rows = unsafe page.pointee.optimize_tmpfile else { return 0 }
    let isWhole = unsafe fflush(rows) == 0 && ferror(rows) == 0
    guard isWhole else { throw .diskFull(path: name) }
    return unsafe ftell(rows)
  }

  /// Puts the workbook together.
  consuming func close() throws(ReportingError) {
    let closing = unsafe book
    unsafe book = nil
    errno = 0
    let status = unsafe workbook_close(closing)
    guard status != LXW_NO_ERROR else { return }
    let number = errno
    throw number == 0
      ? .writeFailed(path: name, reason: unsafe String(cString: lxw_strerror(status)))
      : .failedWrite(name, number)
  }

  deinit {
    // Not closed: an error came first, so what was written so far is only freed.
    if let book = unsafe book { unsafe lxw_workbook_free(book) }
  }
}
