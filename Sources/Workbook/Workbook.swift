import Tabular

/// An .xlsx workbook, read in one pass without holding it in memory.
///
///     let workbook = try Workbook(path: "shop.xlsx")
///     let sheet = try workbook.read()
///     print(sheet.table.columnNames)
///
/// > ECMA-376, "Office Open XML File Formats", part 1, 5th edition, 2016.
public struct Workbook: Sendable {
  private let archive: ZipArchive
  private let list: SheetList
  private let limits: WorkbookLimits

  /// The names of the worksheets that are shown, in order.
  public var sheets: [String] { list.sheets.filter { !$0.isHidden }.map(\.name) }

  /// Opens a workbook and reads its directory.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limits: Bounds against hostile files.
  /// - Throws: ``WorkbookError`` when the file is missing, protected, of another format, or damaged.
  public init(path: String, limits: WorkbookLimits = WorkbookLimits()) throws(WorkbookError) {
    let file = try FileBytes(path)
    try checkFormat(file)
    archive = try ZipArchive(file, limits: limits)
    try checkParts(archive)
    list = try SheetList(archive, limits: limits)
    self.limits = limits
  }

  /// Reads sheets, one after another.
  ///
  /// - Parameters:
  ///   - names: The sheets, which must have the same columns; `all` alone stands for every one that
  ///     is shown and has rows. Without names the first that is shown and has rows and more than
  ///     one column is read, for a cover has one.
  ///   - headerRow: The row that holds the column names, from 1; found when `nil`.
  ///   - progress: Told the part that is done, 0 to 1.
  /// - Returns: The rows below the headers, every column of one type.
  /// - Throws: ``WorkbookError`` when there is no such sheet, it is empty or damaged, its columns
  ///   are others, or it passes a limit.
  public func read(
    sheets names: [String] = [], headerRow: Int? = nil,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws(WorkbookError) -> SheetTable {
    let chosen = try SheetChoice(names, of: list.sheets)
    var scanner = try SheetScanner(
      archive: archive, limits: limits, headerRow: headerRow, shown: sheets,
      styles: part("styles", or: "styles.xml").map { DateStyles($0) } ?? DateStyles(),
      shared: part("sharedStrings", or: "sharedStrings.xml").map {
        (bytes: [UInt8]) throws(WorkbookError) in
        try sharedStrings(bytes, path: archive.file.path, limits: limits)
      } ?? TextValues())
    let found = try scanner.scan(chosen, progress)
    let typed = TypedSheets(
      sheets: found, texts: scanner.texts(countsFrom1904: list.countsFrom1904), limits: limits,
      path: archive.file.path)
    return try typed.table(
      others: chosen.need == .some ? [] : others(than: found.map(\.name)))
  }

  /// The sheets that are shown and hold cells, without those that were read.
  private func others(than read: [String]) -> [String] {
    // A hostile workbook has thousands of sheets, and each costs a look.
    list.sheets.filter { !$0.isHidden && !read.contains($0.name) }.prefix(20)
      .filter { archive.hasCells($0.part, limits: limits) }.map(\.name)
  }

  /// The bytes of a part beside the workbook part, `nil` when it is not there.
  private func part(_ kind: String, or usual: String) throws(WorkbookError) -> [UInt8]? {
    guard let entry = archive[list.parts[kind] ?? "xl/\(usual)"] else { return nil }
    return try archive.contents(of: entry, limits: limits)
  }
}

/// Tells other formats of spreadsheets by their first bytes.
private func checkFormat(_ file: FileBytes) throws(WorkbookError) {
  let start = file.read(at: 0, count: 8)
  guard !start.isEmpty else { throw .notAWorkbook(path: file.path, reason: "it is empty") }
  if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
    // Protected workbooks are packages in the old container, with a stream of this name.
    let wanted = Array("EncryptedPackage".utf8.map { [$0, 0] }.joined())
    let bytes = file.read(at: 0, count: min(file.count, 1 << 22))
    let isEncrypted = bytes.indices.contains { place in
      bytes[place] == wanted[0] && bytes[place...].starts(with: wanted)
    }
    if isEncrypted { throw .encrypted(path: file.path) }
    throw .otherFormat(path: file.path, format: "an old .xls workbook")
  }
  guard start.starts(with: [0x50, 0x4B]) else {
    throw .notAWorkbook(path: file.path, reason: "it is no zip archive")
  }
}

/// Tells other formats of spreadsheets by their parts.
private func checkParts(_ archive: ZipArchive) throws(WorkbookError) {
  let path = archive.file.path
  if archive["xl/workbook.bin"] != nil {
    throw .otherFormat(path: path, format: "a binary .xlsb workbook")
  }
  if archive["content.xml"] != nil {
    throw .otherFormat(path: path, format: "an OpenDocument .ods workbook")
  }
  guard archive["[Content_Types].xml"] != nil || archive["xl/workbook.xml"] != nil else {
    throw .notAWorkbook(path: path, reason: "the archive holds other files")
  }
}
