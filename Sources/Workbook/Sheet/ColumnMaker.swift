import Tabular

/// Makes one typed column of the cells below the headers of sheets, one sheet after another.
struct ColumnMaker {
  private let sheets: TypedSheets

  /// The number of the column on each sheet, from 0.
  private let places: [Int]

  private let counts: KindCounts

  init(_ sheets: TypedSheets, _ places: [Int]) {
    self.sheets = sheets
    self.places = places
    var counts = KindCounts()
    for (sheet, place) in zip(sheets.sheets, places) {
      sheet.cells.withColumn(place, rows: sheet.rows) { counts.add($0, $1) }
    }
    self.counts = counts
  }

  /// The number of error cells.
  var errorCount: Int { counts[CellKind.error] }

  /// The column, of the narrowest type that holds all of its cells.
  ///
  /// Texts with anything else, and dates with booleans, make a column of texts. Dates with numbers
  /// make one of dates when there are nine dates a number, else one of numbers, as booleans with
  /// numbers do.
  ///
  /// - Throws: ``WorkbookError/broken(path:part:reason:)`` for a text that is not there.
  func column(named name: String) throws(WorkbookError) -> Column {
    let texts = counts[CellKind.shared] + counts[CellKind.inline]
    let dates = counts[CellKind.date] + counts[CellKind.moment]
    let numbers = counts[CellKind.number]
    let flags = counts[CellKind.boolean]
    let column =
      if texts > 0 || (dates > 0 && flags > 0) {
        try categoryColumn(name)
      } else if dates > 0 && (numbers == 0 || counts[CellKind.moment] > 0 || dates >= 9 * numbers) {
        timestampColumn(name)
      } else if flags > 0 && numbers == 0 && dates == 0 {
        booleanColumn(name)
      } else if counts.areWhole && dates == 0 {
        integerColumn(name)
      } else {
        numberColumn(name)
      }
    return column
  }

  /// Calls a body with each cell in turn.
  private func forEach(_ body: (Double, UInt8) -> Void) {
    for (sheet, place) in zip(sheets.sheets, places) {
      let first = sheet.rows.lowerBound
      sheet.cells.withColumn(place, rows: sheet.rows) { values, kinds in
        if let selection = sheet.selection {
          for row in selection { body(values[row - first], kinds[row - first]) }
        } else {
          for row in values.indices { body(values[row], kinds[row]) }
        }
      }
    }
  }

  private var count: Int { sheets.sheets.reduce(0) { $0 + $1.count } }

  /// Which cells are there; `nil` when all are.
  private func presence() -> [Bool]? {
    guard counts.total - errorCount < count else { return nil }
    var present: [Bool] = []
    present.reserveCapacity(count)
    forEach { _, kind in present.append(kind != CellKind.empty && kind != CellKind.error) }
    return present
  }

  private func integerColumn(_ name: String) -> Column {
    var values: [Int64] = []
    values.reserveCapacity(count)
    forEach { value, _ in values.append(Int64(value)) }
    return Column(name: name, values: .integer(values), isPresent: presence())
  }

  private func numberColumn(_ name: String) -> Column {
    var values: [Double] = []
    values.reserveCapacity(count)
    forEach { value, _ in values.append(value) }
    return Column(name: name, values: .number(values), isPresent: presence())
  }

  private func booleanColumn(_ name: String) -> Column {
    var values: [Bool] = []
    values.reserveCapacity(count)
    forEach { value, _ in values.append(value != 0) }
    return Column(name: name, values: .boolean(values), isPresent: presence())
  }

  private func timestampColumn(_ name: String) -> Column {
    var values: [Int64] = []
    values.reserveCapacity(count)
    let texts = sheets.texts
    forEach { value, kind in
      let isThere = kind != CellKind.empty && kind != CellKind.error
      values.append(isThere ? texts.moment(value, kind) : 0)
    }
    return Column(name: name, values: .timestamp(values), isPresent: presence())
  }

  /// Texts, each once, with numbers among them written plainly.
  private func categoryColumn(_ name: String) throws(WorkbookError) -> Column {
    let texts = sheets.texts
    let shared = texts.shared
    var hasAllTexts = true
    var codes: [Int32] = []
    codes.reserveCapacity(count)
    var coder = TextCoder(sharedCount: shared.count, cellCount: counts.total)
    forEach { value, kind in
      if kind == CellKind.shared, Int(value) < shared.count {
        codes.append(coder.code(shared: Int(value)) { shared[Int(value)] })
      } else if kind == CellKind.empty || kind == CellKind.error {
        codes.append(0)
      } else {
        if kind == CellKind.shared { hasAllTexts = false }
        codes.append(coder.code(value, kind) { texts.text(value, kind) })
      }
    }
    guard hasAllTexts else {
      throw .broken(
        path: sheets.path, part: sheets.names,
        reason: "a cell of column \((places.first ?? 0) + 1) refers to a shared text that is not "
          + "there")
    }
    // Code 0 stands for missing cells too, so there must be one.
    if coder.texts.count == 0 { coder.texts.append("") }
    return Column(
      name: name, values: .category(codes: codes, values: coder.texts), isPresent: presence())
  }
}

/// Counts of the kinds of cells in a column.
private struct KindCounts {
  private var counts = [Int](repeating: 0, count: 8)

  /// Whether every number is whole and exact.
  private(set) var areWhole = true

  /// Counts the cells of more rows.
  mutating func add(_ values: Span<Double>, _ kinds: Span<UInt8>) {
    for row in values.indices {
      let kind = kinds[row]
      counts[Int(kind & 7)] += 1
      if kind == CellKind.number || kind == CellKind.boolean {
        let value = values[row]
        if value != value.rounded(.towardZero) || value.magnitude >= 0x1p53 { areWhole = false }
      }
    }
  }

  subscript(kind: UInt8) -> Int { counts[Int(kind)] }

  /// The number of cells that are not empty.
  var total: Int { counts.dropFirst().reduce(0, +) }
}

/// Gives each different text a code, in the order of appearance.
private struct TextCoder {
  var texts = TextValues()
  private var codeOfShared: [Int32]
  private var codeOfCell: [CellKey: Int32] = [:]
  private var last: (key: CellKey, code: Int32)?

  private struct CellKey: Hashable {
    let bits: UInt64
    let kind: UInt8

    /// Cells of a column are nearly all of one kind, so the kind need not be hashed.
    func hash(into hasher: inout Hasher) { hasher.combine(bits) }
  }

  /// A column of few cells must not cost a table of all shared texts.
  init(sharedCount: Int, cellCount: Int) {
    codeOfShared = [Int32](repeating: -1, count: cellCount < sharedCount / 8 ? 0 : sharedCount)
  }

  mutating func code(shared index: Int, _ text: () -> String) -> Int32 {
    guard !codeOfShared.isEmpty else { return code(Double(index), CellKind.shared, text) }
    let known = codeOfShared[index]
    if known >= 0 { return known }
    codeOfShared[index] = add(text())
    return codeOfShared[index]
  }

  /// Neighbouring rows often hold the same number, so the last one is remembered.
  mutating func code(_ value: Double, _ kind: UInt8, _ text: () -> String) -> Int32 {
    let key = CellKey(bits: value.bitPattern, kind: kind)
    if let last, last.key == key { return last.code }
    let code = codeOfCell[key] ?? addCode(of: key, text())
    last = (key, code)
    return code
  }

  private mutating func addCode(of key: CellKey, _ text: String) -> Int32 {
    let code = add(text)
    codeOfCell[key] = code
    return code
  }

  private mutating func add(_ text: String) -> Int32 {
    texts.append(text)
    return Int32(texts.count - 1)
  }
}

/// Returns a number as short as it can be read back: whole ones without a point.
func plainNumber(_ value: Double) -> String {
  if value.magnitude < 0x1p53, let whole = Int64(exactly: value) { return "\(whole)" }
  return "\(value)"
}

/// Returns the moment of a day number of a spreadsheet, in microseconds since 1970.
///
/// Day numbers carry about half a microsecond at the turn of the millennium; rounding to a
/// millisecond gives back what was typed. In the system of 1900 the number 60 is a 29th of February
/// that never was, so smaller numbers are a day later than the others say.
func microseconds(ofSerial serial: Double, countsFrom1904: Bool) -> Int64 {
  guard serial.magnitude < 3_000_000 else { return 0 }
  let epoch = countsFrom1904 ? 24_107.0 : serial < 60 ? 25_568.0 : 25_569.0
  return Int64(((serial - epoch) * 86_400_000).rounded()) * 1_000
}
