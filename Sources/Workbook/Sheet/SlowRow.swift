import Tabular

/// Reads one row of any form XML allows.
struct SlowRow {
  private var scanner: XMLScanner
  private let styles: DateStyles
  private let limits: WorkbookLimits
  private let path: String

  /// A cell while it is read.
  private struct Cell {
    var column: Int
    var type: String
    var style: Int
    var value = ""
    var text = TextCollector()
    var isInValue = false
    var hasValue = false
    var hasText = false
  }

  init(_ bytes: [UInt8], styles: DateStyles, limits: WorkbookLimits, path: String) {
    scanner = XMLScanner(bytes)
    self.styles = styles
    self.limits = limits
    self.path = path
  }

  /// Puts the cells of the row down, and returns its number.
  ///
  /// - Parameters:
  ///   - last: The number of the row before, for rows that do not say theirs.
  ///   - store: Where the cells go.
  /// - Returns: The number of the row, from 1.
  /// - Throws: ``WorkbookError`` for too many columns, a long text, or a row that cannot be.
  mutating func read(after last: Int, into store: CellStore) throws(WorkbookError) -> Int {
    var row = last + 1
    var column = 0
    var cell: Cell?
    while let event = scanner.next() {
      switch event {
      case .start(let name, let attributes) where name.isName("row"):
        row = attributes.attribute("r").flatMap { Int($0) } ?? last + 1
        guard row >= 1, row <= greatestRowCount else {
          throw .broken(path: path, part: "a sheet", reason: "it has a row numbered \(row)")
        }
      case .start(let name, let attributes) where name.isName("c"):
        let reference = attributes.attribute("r").flatMap(columnNumber)
        column = reference ?? column + 1
        cell = Cell(
          column: column, type: attributes.attribute("t") ?? "n",
          style: attributes.attribute("s").flatMap { Int($0) } ?? 0)
      case .end(let name) where name.isName("c"):
        if let done = cell { try put(done, row - 1, into: store) }
        cell = nil
      default: take(event, &cell)
      }
    }
    return row
  }

  private func take(_ event: XMLScanner.Event, _ cell: inout Cell?) {
    switch event {
    case .start(let name, _):
      if name.isName("v") { cell?.isInValue = true }
      if name.isName("is") { cell?.hasText = true }
      cell?.text.take(event)
    case .end(let name):
      if name.isName("v") { cell?.isInValue = false }
      cell?.text.take(event)
    case .text(let bytes):
      if cell?.isInValue == true { add(unescaped(bytes), &cell) } else { cell?.text.take(event) }
    case .verbatim(let bytes):
      if cell?.isInValue == true {
        add(verbatim(bytes), &cell)
      } else {
        cell?.text.take(event)
      }
    }
  }

  private func add(_ text: String, _ cell: inout Cell?) {
    cell?.value += text
    cell?.hasValue = true
  }

  private func put(_ cell: Cell, _ row: Int, into store: CellStore) throws(WorkbookError) {
    func set(_ value: Double, _ kind: UInt8) throws(WorkbookError) {
      // Cells without a value may be as far out as they like.
      guard cell.column <= limits.columns else {
        throw .limit(path: path, what: "columns", value: limits.columns, flag: "limit-columns")
      }
      try store.widen(to: cell.column)
      store.set(row: row, column: cell.column - 1, value: value, kind: kind)
    }
    func text(_ text: String) throws(WorkbookError) {
      guard text.utf8.count <= limits.textBytes else {
        throw .limit(
          path: path, what: "bytes of one text", value: limits.textBytes, flag: "limit-text")
      }
      try set(Double(store.place(of: unescapedControls(text))), CellKind.inline)
    }
    switch cell.type {
    case "inlineStr", "str":
      if cell.hasText || cell.hasValue { try text(cell.hasText ? cell.text.text : cell.value) }
    case "s":
      if let index = Int(cell.value.trimmed), index >= 0 {
        try set(Double(index), CellKind.shared)
      } else if cell.hasText {
        try text(cell.text.text)
      }
    case "e": if cell.hasValue { try set(0, CellKind.error) }
    case "b":
      if cell.hasValue {
        try set(["1", "true"].contains(cell.value.trimmed) ? 1 : 0, CellKind.boolean)
      }
    case "d":
      if let moment = isoMoment(cell.value.trimmed) {
        try set(Double(moment.microseconds), CellKind.moment)
      } else if cell.hasValue {
        try text(cell.value)
      }
    default:
      guard cell.hasValue, !cell.value.trimmed.isEmpty else { return }
      // Swift would read hexadecimal numbers too.
      guard let number = Double(cell.value.trimmed), number.isFinite, !cell.value.contains("x")
      else { return try text(cell.value) }
      let isDate = styles.isDate.indices.contains(cell.style) && styles.isDate[cell.style] != 0
      try set(number, isDate ? CellKind.date : CellKind.number)
    }
  }
}

extension String {
  /// The text without spaces and line ends around it.
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

/// Returns the number of a column, from 1, of a reference such as `AB12`; `nil` when there is none.
private func columnNumber(_ reference: String) -> Int? {
  let letters = reference.uppercased().unicodeScalars.prefix { ("A"..."Z").contains($0) }
  guard !letters.isEmpty, letters.count <= 3 else { return nil }
  return letters.reduce(0) { $0 * 26 + Int($1.value) - 64 }
}

/// Returns the moment of a cell that says it in words: a day, a day and a time, or a time alone,
/// which is one of day 0.
private func isoMoment(_ text: String) -> WallClock? {
  let words = text.hasSuffix("Z") ? String(text.dropLast()) : text
  return WallClock(words) ?? WallClock("1899-12-31 " + words)
}
