import Tabular

/// Puts the cells of rows down, most of them without leaving a few lines of code.
///
/// Rows as spreadsheet programs write them are compared with the expected letters; a row with
/// anything else in it is read again by ``SlowRow``.
struct RowScanner {
  private let store: CellStore
  private let styles: DateStyles
  private let limits: WorkbookLimits
  private let path: String

  /// The number of the last row, from 1.
  private var row = 0

  /// The number of bytes at the start of the next piece that hold no end of a row.
  private var searched = 0

  /// The number of rows that took the slow way.
  private(set) var slowRows = 0

  init(_ store: CellStore, styles: DateStyles, limits: WorkbookLimits, path: String) {
    self.store = store
    self.styles = styles
    self.limits = limits
    self.path = path
  }

  /// Reads all rows that are whole.
  ///
  /// - Parameter bytes: A piece of the sheet; 64 more bytes behind it may be read.
  /// - Returns: How many bytes are done; the others wait for more.
  /// - Throws: ``WorkbookError/limit(path:what:value:flag:)`` for too many columns or long texts.
  @unsafe
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookError) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let whole = unsafe endOfLastRow(bytes)
    searched = bytes.count - whole
    let end = unsafe base + whole
    var place = unsafe base
    while unsafe place < end {
      guard unsafe isRowStart(place) else {
        unsafe place += 1
        continue
      }
      if let next = try unsafe fastRow(place, end) {
        unsafe place = unsafe next
      } else {
        unsafe place = try unsafe slowRow(place, end)
      }
    }
    return whole
  }

  /// Looks at the bytes that are left behind the last row.
  ///
  /// - Throws: ``WorkbookError/broken(path:part:reason:)`` when a row begins there.
  @unsafe
  func finish(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookError) {
    guard var place = bytes.baseAddress else { return }
    let end = unsafe place + bytes.count
    while unsafe place < end {
      if unsafe isRowStart(place) {
        // Empty rows have no end tag of their own.
        while unsafe place < end && place.pointee != 62 { unsafe place += 1 }
        guard unsafe place < end, unsafe place[-1] == 47 else {
          throw .broken(path: path, part: "a sheet", reason: "it ends within a row")
        }
      }
      unsafe place += 1
    }
  }

  /// The place behind the last `</row>`.
  @unsafe
  private func endOfLastRow(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var place = bytes.count - 1
    while place >= searched {
      if unsafe isRowEnd(place, bytes) { return place + 1 }
      place -= 1
    }
    return 0
  }

  /// Whether a name, with or without a namespace prefix, stands in an end tag.
  @unsafe
  private func isEndTag(_ bytes: UnsafeBufferPointer<UInt8>, nameAt name: Int) -> Bool {
    var place = name - 1
    if unsafe bytes[place] == 58 {
      while place > 0, name - place < 20, unsafe bytes[place] != 47, unsafe bytes[place] != 60 {
        place -= 1
      }
    }
    return unsafe place > 0 && bytes[place] == 47 && bytes[place - 1] == 60
  }

  /// Whether a row begins here, with or without a namespace prefix.
  @unsafe @inline(__always)
  private func isRowStart(_ place: UnsafePointer<UInt8>) -> Bool {
    // Safe: 64 bytes behind the end may be read.
    guard unsafe place.pointee == 60 else { return false }
    if unsafe word4(place) == 0x776F_723C {
      let next = unsafe place[4]
      return next == 32 || next == 62 || next == 47
    }
    return unsafe hasPrefixedName(place)
  }

  @unsafe
  private func hasPrefixedName(_ place: UnsafePointer<UInt8>) -> Bool {
    for length in 1..<16 {
      let byte = unsafe place[length]
      if byte == 58 {
        return unsafe place[length + 1] == 114 && place[length + 2] == 111
          && place[length + 3] == 119 && (place[length + 4] == 32 || place[length + 4] == 62)
      }
      guard byte >= 97 && byte <= 122 || byte >= 48 && byte <= 57 else { return false }
    }
    return false
  }

  /// Reads a row of the usual form; `nil` when it has another, whatever was put down by then.
  @unsafe
  private mutating func fastRow(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) throws(WorkbookError) -> UnsafePointer<UInt8>? {
    var place = unsafe start + 4
    var number = row + 1
    // ` r="`
    if unsafe word4(place) == 0x223D_7220 {
      number = 0
      unsafe place += 4
      while unsafe place.pointee &- 48 < 10, number < 10_000_000 {
        number = unsafe number &* 10 &+ Int(place.pointee &- 48)
        unsafe place += 1
      }
    }
    while unsafe place < end && place.pointee != 62 { unsafe place += 1 }
    guard number >= 1, number <= greatestRowCount, unsafe place < end else { return nil }
    unsafe place += 1
    if unsafe place[-2] == 47 {
      row = number
      return unsafe place
    }
    let digits = number < 10 ? 1 : number < 100 ? 2 : number < 1_000 ? 3 : String(number).utf8.count
    while unsafe place < end {
      // `</row>`
      if unsafe word8(place) & 0xFFFF_FFFF_FFFF == 0x3E77_6F72_2F3C {
        row = number
        return unsafe place + 6
      }
      guard let next = try unsafe fastCell(place, end, row: number - 1, digits: digits) else {
        return nil
      }
      unsafe place = unsafe next
    }
    return nil
  }

  /// Reads `<c r="B7" s="1" t="s"><v>12</v></c>`; `nil` for any other form.
  @unsafe @inline(__always)
  private func fastCell(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, row: Int, digits: Int
  ) throws(WorkbookError) -> UnsafePointer<UInt8>? {
    // `<c r="`
    guard unsafe word8(start) & 0xFFFF_FFFF_FFFF == 0x223D_7220_633C else { return nil }
    var place = unsafe start + 6
    var column = 0
    while unsafe place.pointee &- 65 < 26, column < 20_000 {
      column = unsafe column &* 26 &+ Int(place.pointee) &- 64
      unsafe place += 1
    }
    // The row's number is known; what matters is that the quote stands behind it.
    unsafe place += digits
    guard column > 0, unsafe place.pointee == 34 else { return nil }
    unsafe place += 1
    var kind = CellKind.number
    var style = 0
    while unsafe place.pointee == 32 {
      // ` s="`
      if unsafe word4(place) == 0x223D_7320 {
        unsafe place += 4
        style = 0
        while unsafe place.pointee &- 48 < 10, style < 100_000 {
          style = unsafe style &* 10 &+ Int(place.pointee &- 48)
          unsafe place += 1
        }
        guard unsafe place.pointee == 34 else { return nil }
        unsafe place += 1
      } else if unsafe word4(place) == 0x223D_7420 {
        guard let behind = unsafe fastType(place + 4, &kind) else { return nil }
        unsafe place = unsafe behind
      } else {
        return nil
      }
    }
    if unsafe place.pointee == 47, unsafe place[1] == 62 { return unsafe place + 2 }
    if unsafe place[1] == 60, unsafe place[2] == 102 {
      guard let behind = unsafe behindFormula(place, end: end) else { return nil }
      unsafe place = unsafe behind
    }
    if kind == CellKind.inline || kind == CellKind.error {
      return try unsafe fastText(place, end, row: row, column: column, kind: kind)
    }
    // `><v>`
    guard unsafe word4(place) == 0x3E76_3C3E else { return nil }
    unsafe place += 4
    var value = 0.0
    guard let behind = unsafe NumberText.fast(place, &value) else { return nil }
    // `</v></c>`
    guard unsafe word8(behind) == 0x3E63_2F3C_3E76_2F3C, unsafe behind + 8 <= end else {
      return nil
    }
    if kind == CellKind.number, styles.isDate.indices.contains(style), styles.isDate[style] != 0 {
      kind = CellKind.date
    }
    if column > store.columnCount { try widen(to: column) }
    store.set(row: row, column: column - 1, value: value, kind: kind)
    return unsafe behind + 8
  }

  /// Reads the type of a cell and its closing quote; `s`, `n`, `b`, `e`, `str` or `inlineStr`.
  @unsafe @inline(__always)
  private func fastType(
    _ place: UnsafePointer<UInt8>, _ kind: inout UInt8
  ) -> UnsafePointer<UInt8>? {
    if unsafe place[1] == 34 {
      switch unsafe place.pointee {
      case 115: kind = CellKind.shared
      case 110: kind = CellKind.number
      case 98: kind = CellKind.boolean
      case 101: kind = CellKind.error
      default: return nil
      }
      return unsafe place + 2
    }
    kind = CellKind.inline
    // `str"`
    if unsafe word4(place) == 0x2272_7473 { return unsafe place + 4 }
    // `inlineSt` and `r"`
    let isInline = unsafe word8(place) == 0x7453_656E_696C_6E69 && place[8] == 114 && place[9] == 34
    return isInline ? unsafe place + 10 : nil
  }

  /// Reads a text that stands in the cell itself, or an error; `nil` for any other form.
  @unsafe
  private func fastText(
    _ place: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, row: Int, column: Int, kind: UInt8
  ) throws(WorkbookError) -> UnsafePointer<UInt8>? {
    let isError = kind == CellKind.error
    let inline = isError ? nil : unsafe FastText(inline: place, end: end)
    guard let text = unsafe inline ?? FastText(value: place, end: end),
      unsafe text.bytes.count <= limits.textBytes
    else { return nil }
    if column > store.columnCount { try widen(to: column) }
    if isError {
      store.set(row: row, column: column - 1, value: 0, kind: kind)
    } else {
      let known =
        unsafe text.isPlain ? store.place(ofUTF8: text.bytes) : store.place(of: text.replaced)
      store.set(row: row, column: column - 1, value: Double(known), kind: kind)
    }
    return unsafe text.next
  }

  private func widen(to count: Int) throws(WorkbookError) {
    guard count <= limits.columns else {
      throw .limit(path: path, what: "columns", value: limits.columns, flag: "limit-columns")
    }
    try store.widen(to: count)
  }

  /// Reads a row of any form, and returns the place behind it.
  @unsafe
  private mutating func slowRow(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) throws(WorkbookError) -> UnsafePointer<UInt8> {
    var close = unsafe start + 4
    // An empty row has no end tag of its own.
    while unsafe close < end && close.pointee != 62 { unsafe close += 1 }
    if unsafe close >= end || close[-1] != 47 {
      let whole = unsafe UnsafeBufferPointer(start: start, count: end - start)
      while unsafe close < end, unsafe !isRowEnd(close - start, whole) { unsafe close += 1 }
    }
    unsafe close = unsafe min(close + 1, end)
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: close - start))
    slowRows += 1
    var slow = SlowRow(bytes, styles: styles, limits: limits, path: path)
    row = try slow.read(after: row, into: store)
    return unsafe close
  }

  /// Whether a `>` ends a row: `</row>` or `</x:row>`, with or without spaces.
  @unsafe @inline(__always)
  private func isRowEnd(_ place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard unsafe bytes[place] == 62 else { return false }
    var last = place - 1
    while last > 5, unsafe XMLScanner.isSpace(bytes[last]) { last -= 1 }
    return unsafe last >= 4 && bytes[last] == 119 && bytes[last - 1] == 111
      && bytes[last - 2] == 114 && isEndTag(bytes, nameAt: last - 2)
  }
}

/// The next four bytes; bytes behind the end are there to be read.
@unsafe @inline(__always)
private func word4(_ place: UnsafePointer<UInt8>) -> UInt32 {
  unsafe UnsafeRawPointer(place).loadUnaligned(as: UInt32.self)
}

/// The next eight bytes; bytes behind the end are there to be read.
@unsafe @inline(__always)
private func word8(_ place: UnsafePointer<UInt8>) -> UInt64 {
  unsafe UnsafeRawPointer(place).loadUnaligned(as: UInt64.self)
}
