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

  /// Reads a sheet.
  ///
  /// - Parameters:
  ///   - name: The sheet; the first one shown that has data when `nil`.
  ///   - headerRow: The row that holds the column names, from 1; found when `nil`.
  ///   - progress: Told the part that is done, 0 to 1.
  /// - Returns: The rows below the header, every column of one type.
  /// - Throws: ``WorkbookError`` when there is no such sheet, it is empty or damaged, or passes a
  ///   limit.
  public func read(
    sheet name: String? = nil, headerRow: Int? = nil,
    progress: (@Sendable (Double) -> Void)? = nil
  ) throws(WorkbookError) -> SheetTable {
    let strings = try part("sharedStrings", or: "sharedStrings.xml").map {
      (bytes: [UInt8]) throws(WorkbookError) in
      try sharedStrings(bytes, path: archive.file.path, limits: limits)
    }
    let styles = try part("styles", or: "styles.xml").map { DateStyles($0) }
    for sheet in try candidates(name) {
      guard let entry = archive[sheet.part] else {
        throw .broken(path: archive.file.path, part: sheet.part, reason: "it is missing")
      }
      let reader = SheetReader(
        archive: archive, entry: entry, styles: styles ?? DateStyles(), limits: limits)
      let cells = try reader.read { progress?($0) }
      if cells.rowCount == 0, name == nil { continue }
      let typed = TypedSheet(
        cells, strings: strings ?? TextValues(), countsFrom1904: list.countsFrom1904,
        limits: limits, path: archive.file.path, sheet: sheet.name)
      return try typed.table(headerRow: headerRow)
    }
    throw .emptySheet(path: archive.file.path, sheet: nil)
  }

  private func candidates(_ name: String?) throws(WorkbookError) -> [SheetList.Sheet] {
    guard let name else { return list.sheets.filter { !$0.isHidden } }
    guard let sheet = list.sheets.first(where: { $0.name == name }) else {
      throw .unknownSheet(name, known: list.sheets.map(\.name))
    }
    return [sheet]
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
