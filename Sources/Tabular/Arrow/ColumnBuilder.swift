/// Collects one column from batches.
struct ColumnBuilder {
  private let name: String
  private let kind: ArrowKind
  private var integers: [Int64] = []
  private var numbers: [Double] = []
  private var flags: [Bool] = []
  private var texts = TextValues()
  private var present: [Bool] = []
  private var hasMissing = false

  init(name: String, kind: ArrowKind) {
    self.name = name
    self.kind = kind
  }

  /// The column collected so far.
  func column() -> Column {
    Column(name: name, values: values(), isPresent: hasMissing ? present : nil)
  }

  private func values() -> ColumnValues {
    switch kind {
    case .boolean: .boolean(flags)
    case .signed, .unsigned: .integer(integers)
    case .float: .number(numbers)
    case .decimal(let scale): .decimal(integers, scale: scale)
    case .date, .timestamp: .timestamp(integers)
    case .text: .text(texts)
    case .null: .text(texts)
    }
  }

  /// Adds the rows of a batch.
  @unsafe
  mutating func append(_ view: ArrowView) throws(ArrowError) {
    unsafe appendPresence(view)
    switch kind {
    case .null: for _ in 0..<(unsafe view.count) { texts.append("") }
    case .boolean: unsafe appendFlags(view)
    case .signed(let bytes): unsafe appendIntegers(view, bytes: bytes, isSigned: true)
    case .unsigned(let bytes): unsafe appendIntegers(view, bytes: bytes, isSigned: false)
    case .float(let bytes): unsafe appendNumbers(view, bytes: bytes)
    case .decimal: try unsafe appendDecimals(view)
    case .text(let bytes): unsafe appendTexts(view, offsetBytes: bytes)
    case .date:
      unsafe appendIntegers(view, bytes: 4, isSigned: true, scaledBy: 86_400_000_000)
    case .timestamp(let perMicrosecond, let microseconds):
      unsafe appendIntegers(
        view, bytes: 8, isSigned: true, scaledBy: Int64(microseconds),
        dividedBy: Int64(perMicrosecond))
    }
  }

  @unsafe
  private mutating func appendPresence(_ view: ArrowView) {
    if kind == .null {
      hasMissing = unsafe hasMissing || view.count > 0
      present.append(contentsOf: repeatElement(false, count: unsafe view.count))
      return
    }
    guard let bitmap = unsafe view.validity else {
      present.append(contentsOf: repeatElement(true, count: unsafe view.count))
      return
    }
    hasMissing = true
    for row in 0..<(unsafe view.count) { present.append(unsafe view.isPresent(row, bitmap)) }
  }

  @unsafe
  private mutating func appendFlags(_ view: ArrowView) {
    guard let bits = unsafe view.buffer(1) else { return }
    for row in 0..<(unsafe view.count) { flags.append(unsafe view.isPresent(row, bits)) }
  }

  @unsafe
  private mutating func appendIntegers(
    _ view: ArrowView, bytes: Int, isSigned: Bool, scaledBy scale: Int64 = 1,
    dividedBy divisor: Int64 = 1
  ) {
    guard let memory = unsafe view.buffer(1) else { return }
    unsafe integers.reserveCapacity(integers.count + view.count)
    for row in 0..<(unsafe view.count) {
      let value: Int64 =
        switch (bytes, isSigned) {
        case (1, true): Int64(unsafe view.value(row, as: Int8.self, in: memory))
        case (1, false): Int64(unsafe view.value(row, as: UInt8.self, in: memory))
        case (2, true): Int64(unsafe view.value(row, as: Int16.self, in: memory))
        case (2, false): Int64(unsafe view.value(row, as: UInt16.self, in: memory))
        case (4, true): Int64(unsafe view.value(row, as: Int32.self, in: memory))
        case (4, false): Int64(unsafe view.value(row, as: UInt32.self, in: memory))
        default: unsafe view.value(row, as: Int64.self, in: memory)
        }
      integers.append((value &* scale) / divisor)
    }
  }

  @unsafe
  private mutating func appendNumbers(_ view: ArrowView, bytes: Int) {
    guard let memory = unsafe view.buffer(1) else { return }
    unsafe numbers.reserveCapacity(numbers.count + view.count)
    for row in 0..<(unsafe view.count) {
      numbers.append(
        bytes == 4
          ? Double(unsafe view.value(row, as: Float.self, in: memory))
          : unsafe view.value(row, as: Double.self, in: memory))
    }
  }

  @unsafe
  private mutating func appendDecimals(_ view: ArrowView) throws(ArrowError) {
    guard let memory = unsafe view.buffer(1) else { return }
    let first = unsafe present.count - view.count
    for row in 0..<(unsafe view.count) {
      let wide = unsafe view.value(row, as: Int128.self, in: memory)
      if !present[first + row] {
        integers.append(0)
      } else if let value = Int64(exactly: wide) {
        integers.append(value)
      } else {
        throw .decimalTooLarge(column: name)
      }
    }
  }

  @unsafe
  private mutating func appendTexts(_ view: ArrowView, offsetBytes: Int) {
    for row in 0..<(unsafe view.count) {
      unsafe appendText(row, of: view, offsetBytes: offsetBytes)
    }
  }

  @unsafe
  private mutating func appendText(_ row: Int, of view: ArrowView, offsetBytes: Int) {
    guard let offsets = unsafe view.buffer(1), let bytes = unsafe view.buffer(2) else {
      return texts.append("")
    }
    let (start, end) =
      offsetBytes == 4
      ? (
        Int(unsafe view.value(row, as: Int32.self, in: offsets)),
        Int(unsafe view.value(row + 1, as: Int32.self, in: offsets))
      )
      : (
        Int(unsafe view.value(row, as: Int64.self, in: offsets)),
        Int(unsafe view.value(row + 1, as: Int64.self, in: offsets))
      )
    // Safe: offsets rise and lie within the bytes, as the Arrow format demands of a producer.
    unsafe texts.append(utf8: UnsafeRawBufferPointer(start: bytes + start, count: end - start))
  }
}
