import Tabular

/// The cells of one sheet, with its header found.
struct ScannedSheet {
  let name: String
  let cells: CellStore

  /// The row of the column names, from 0.
  let header: Int

  /// The rows below the header.
  let rows: Range<Int>

  /// Those of them that hold cells, or `nil` when all do.
  let selection: [Int]?

  /// The number of rows that hold cells.
  var count: Int { selection?.count ?? rows.count }

  /// Finds the header, unless its row is given.
  ///
  /// - Throws: ``WorkbookError`` when there are no cells, no header, or no row below it.
  init(
    _ cells: CellStore, name: String, path: String, others: [String], headerRow given: Int?
  ) throws(WorkbookError) {
    guard cells.rowCount > 0 else { throw .emptySheet(path: path, sheet: name, others: others) }
    let header = given.map { $0 - 1 } ?? cells.headerRow()
    guard header >= 0, header < cells.rowCount, cells.isRowUsed(header) else {
      throw .noHeader(path: path, sheet: name, row: header + 1)
    }
    let rows = header + 1..<cells.rowCount
    guard !rows.isEmpty else { throw .headerOnly(path: path, sheet: name, others: others) }
    self.name = name
    self.cells = cells
    self.header = header
    self.rows = rows
    let hasBlanks = !rows.allSatisfy { cells.isRowUsed($0) }
    selection = hasBlanks ? rows.filter { cells.isRowUsed($0) } : nil
  }

  /// The number of columns that the header names.
  var titledColumns: Int {
    (0..<cells.columnCount).count { cells.kind(header, $0) != CellKind.empty }
  }

  /// The columns with a title or with cells, each with its title.
  func columns(_ texts: CellTexts) -> [(index: Int, title: String)] {
    (0..<cells.columnCount).compactMap { index in
      let title = texts.text(cells.value(header, index), cells.kind(header, index))
      if title.allSatisfy(\.isWhitespace), cells.isEmpty(index, rows: rows) { return nil }
      return (index, title)
    }
  }
}

extension CellStore {
  /// The header is the first row that is at least half as full as the fullest of the first fifty,
  /// holds texts only and has a row below it; without such a row the first that is full enough.
  fileprivate func headerRow() -> Int {
    let first = Array((0..<rowCount).lazy.filter { self.isRowUsed($0) }.prefix(50))
    let counts = first.map { row in
      (0..<columnCount).count { kind(row, $0) != CellKind.empty }
    }
    let enough = max(1, ((counts.max() ?? 1) + 1) / 2)
    let full = zip(first, counts).filter { $0.1 >= enough }.map(\.0)
    return full.first { isTextOnly($0) && $0 + 1 < rowCount } ?? full.first ?? 0
  }

  private func isTextOnly(_ row: Int) -> Bool {
    (0..<columnCount).allSatisfy {
      let kind = kind(row, $0)
      return kind == CellKind.empty || kind == CellKind.shared || kind == CellKind.inline
    }
  }
}

/// What the values of cells stand for.
struct CellTexts {
  /// The texts that all sheets share.
  let shared: TextValues

  /// The texts that stand in the sheets themselves.
  let inline: TextValues

  let countsFrom1904: Bool

  /// A cell as text, as a person would write it.
  func text(_ value: Double, _ kind: UInt8) -> String {
    switch kind {
    case CellKind.number: plainNumber(value)
    case CellKind.shared: text(value, of: shared)
    case CellKind.inline: text(value, of: inline)
    case CellKind.boolean: value == 0 ? "FALSE" : "TRUE"
    case CellKind.date, CellKind.moment: WallClock(microseconds: moment(value, kind)).text
    default: ""
    }
  }

  private func text(_ value: Double, of texts: TextValues) -> String {
    Int(value) < texts.count ? texts[Int(value)] : ""
  }

  /// The moment of a cell, in microseconds since 1970.
  func moment(_ value: Double, _ kind: UInt8) -> Int64 {
    kind == CellKind.moment
      ? Int64(value) : microseconds(ofSerial: value, countsFrom1904: countsFrom1904)
  }
}
