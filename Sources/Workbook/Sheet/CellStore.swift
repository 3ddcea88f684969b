import Glibc
import Tabular

/// The cells of a sheet, column by column: a number and a kind each.
///
/// Each column reserves room for every row a sheet can have. Memory that is not touched costs
/// nothing, so columns need not grow, and a far cell of a hostile file takes one page.
@safe
final class CellStore {
  // Safe: one thread puts cells down, and readers come after it; checking each access at run time
  // took a sixth of the time of a sheet.
  @exclusivity(unchecked) private var values: [UnsafeMutablePointer<Double>]
  @exclusivity(unchecked) private var kinds: [UnsafeMutablePointer<UInt8>]

  /// One flag a row that holds a cell.
  private let isUsed: UnsafeMutablePointer<UInt8>

  @exclusivity(unchecked) private var usedRows = 0

  /// One more than the last row that holds a cell.
  var rowCount: Int { unsafe usedRows }

  @exclusivity(unchecked) private var interned: InternedTexts

  /// Texts that stand in the sheet itself, each once, behind those of sheets before.
  var texts: InternedTexts { unsafe interned }

  private let path: String

  /// Makes a store without columns.
  ///
  /// - Parameters:
  ///   - path: The workbook, for errors.
  ///   - texts: Texts of sheets before, whose places stay.
  /// - Throws: ``WorkbookError/noMemory(path:)``.
  init(path: String, texts: InternedTexts = InternedTexts()) throws(WorkbookError) {
    self.path = path
    unsafe values = []
    unsafe kinds = []
    unsafe interned = texts
    unsafe isUsed = try unsafe reserve(UInt8.self, path)
  }

  deinit {
    for column in unsafe values.indices {
      // Safe: nobody holds a column any longer than the cells.
      unsafe munmap(values[column], greatestRowCount * 8)
      unsafe munmap(kinds[column], greatestRowCount)
    }
    unsafe munmap(isUsed, greatestRowCount)
  }

  /// The number of columns.
  var columnCount: Int { unsafe values.count }

  /// Makes room for columns up to a number.
  ///
  /// - Throws: ``WorkbookError/noMemory(path:)``.
  func widen(to count: Int) throws(WorkbookError) {
    while columnCount < count {
      let numbers = try unsafe reserve(Double.self, path)
      do throws(WorkbookError) {
        unsafe kinds.append(try reserve(UInt8.self, path))
      } catch {
        // Safe: nobody has seen this memory.
        unsafe munmap(numbers, greatestRowCount * 8)
        throw error
      }
      unsafe values.append(numbers)
    }
  }

  /// Puts a cell down.
  ///
  /// - Precondition: The row is below the greatest row count, and the column below the column count.
  @inline(__always)
  func set(row: Int, column: Int, value: Double, kind: UInt8) {
    // Safe: the preconditions are checked, and every column has room for all rows.
    precondition(row >= 0 && row < greatestRowCount && column >= 0 && column < columnCount)
    unsafe values[column][row] = value
    unsafe kinds[column][row] = kind
    unsafe isUsed[row] = 1
    if unsafe row >= usedRows { unsafe usedRows = row + 1 }
  }

  /// The place of a text among the texts of the sheet; new ones are added.
  func place(of text: String) -> Int { unsafe interned.place(of: text) }

  /// The place of a text, from its bytes.
  @unsafe
  func place(ofUTF8 text: UnsafeBufferPointer<UInt8>) -> Int {
    unsafe interned.place(ofUTF8: text)
  }

  /// The kind of a cell.
  func kind(_ row: Int, _ column: Int) -> UInt8 {
    precondition(row >= 0 && row < greatestRowCount && column >= 0 && column < columnCount)
    return unsafe kinds[column][row]
  }

  /// The value of a cell.
  func value(_ row: Int, _ column: Int) -> Double {
    precondition(row >= 0 && row < greatestRowCount && column >= 0 && column < columnCount)
    return unsafe values[column][row]
  }

  /// Whether a column holds no cell in some rows.
  func isEmpty(_ column: Int, rows: Range<Int>) -> Bool {
    withColumn(column, rows: rows) { _, kinds in
      !kinds.indices.contains { kinds[$0] != CellKind.empty }
    }
  }

  /// Whether a row holds a cell.
  func isRowUsed(_ row: Int) -> Bool {
    precondition(row >= 0 && row < greatestRowCount)
    return unsafe isUsed[row] != 0
  }

  /// Calls a body with the cells of some rows of a column.
  func withColumn<Result>(
    _ column: Int, rows: Range<Int>, _ body: (Span<Double>, Span<UInt8>) -> Result
  ) -> Result {
    precondition(rows.lowerBound >= 0 && rows.upperBound <= greatestRowCount)
    // Safe: the rows lie within what the column reserved, and nobody writes meanwhile.
    let numbers = unsafe UnsafeBufferPointer(
      start: values[column] + rows.lowerBound, count: rows.count)
    let flags = unsafe UnsafeBufferPointer(
      start: kinds[column] + rows.lowerBound, count: rows.count)
    return unsafe body(numbers.span, flags.span)
  }
}

/// Reserves zeroed memory for every row a sheet can have.
private func reserve<Value>(
  _ type: Value.Type, _ path: String
) throws(WorkbookError) -> UnsafeMutablePointer<Value> {
  let size = greatestRowCount * MemoryLayout<Value>.stride
  let memory = unsafe mmap(
    nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
  guard let memory = unsafe memory, unsafe memory != MAP_FAILED else {
    throw .noMemory(path: path)
  }
  return unsafe memory.bindMemory(to: type, capacity: greatestRowCount)
}
