import Tabular

/// Scans the sheets of a choice that have rows.
struct SheetScanner {
  let archive: ZipArchive
  let limits: WorkbookLimits
  let headerRow: Int?

  /// The names of the sheets that are shown, for errors.
  let shown: [String]

  let styles: DateStyles
  let shared: TextValues

  /// The texts that stand in the sheets scanned so far.
  private var interned = InternedTexts()

  init(
    archive: ZipArchive, limits: WorkbookLimits, headerRow: Int?, shown: [String],
    styles: DateStyles, shared: TextValues
  ) {
    self.archive = archive
    self.limits = limits
    self.headerRow = headerRow
    self.shown = shown
    self.styles = styles
    self.shared = shared
  }

  /// What the cells that were scanned stand for.
  func texts(countsFrom1904: Bool) -> CellTexts {
    CellTexts(shared: shared, inline: interned.values, countsFrom1904: countsFrom1904)
  }

  /// Scans sheets until what the choice needs is found.
  ///
  /// - Returns: One sheet or more, in order.
  /// - Throws: ``WorkbookError`` when a sheet is damaged or passes a limit, or none has rows.
  mutating func scan(
    _ choice: SheetChoice, _ progress: @escaping @Sendable (Double) -> Void
  ) throws(WorkbookError) -> [ScannedSheet] {
    var found: [ScannedSheet] = []
    var refusal: WorkbookError?
    let share = choice.need == .one ? 1 : 1 / Double(max(1, choice.sheets.count))
    for (index, sheet) in choice.sheets.enumerated() {
      let done = choice.need == .one ? 0 : Double(index) * share
      do throws(WorkbookError) {
        found.append(try scan(sheet) { progress(done + $0 * share) })
      } catch {
        guard choice.need != .all, error.isOfEmptiness else { throw error }
        if case .emptySheet = refusal { refusal = error } else { refusal = refusal ?? error }
      }
      if choice.need == .one, let last = found.last, last.titledColumns > 1 { return [last] }
    }
    if choice.need == .one, let first = found.first { return [first] }
    guard found.isEmpty else { return found }
    if case .emptySheet = refusal { refusal = nil }
    throw refusal ?? .emptySheet(path: archive.file.path, sheet: nil, others: [])
  }

  private mutating func scan(
    _ sheet: SheetList.Sheet, _ progress: (Double) -> Void
  ) throws(WorkbookError) -> ScannedSheet {
    guard let entry = archive[sheet.part] else {
      throw .broken(path: archive.file.path, part: sheet.part, reason: "it is missing")
    }
    let reader = SheetReader(archive: archive, entry: entry, styles: styles, limits: limits)
    let cells = try reader.read(after: interned, progress)
    interned = cells.texts
    return try ScannedSheet(
      cells, name: sheet.name, path: archive.file.path, others: shown.filter { $0 != sheet.name },
      headerRow: headerRow)
  }
}

extension WorkbookError {
  /// Whether a sheet was refused because it holds no rows, so that another may be read instead.
  fileprivate var isOfEmptiness: Bool {
    switch self {
    case .emptySheet, .headerOnly, .noHeader: true
    default: false
    }
  }
}

extension ZipArchive {
  /// Whether the beginning of a sheet holds a cell; a damaged sheet counts as one that does.
  func hasCells(_ part: String, limits: WorkbookLimits) -> Bool {
    guard let entry = self[part] else { return false }
    guard let start = try? firstBytes(of: entry, count: 1 << 16, limits: limits) else {
      return true
    }
    var scanner = XMLScanner(start)
    while let event = scanner.next() {
      if case .start(let name, _) = event, name.isName("c") { return true }
    }
    return false
  }
}
