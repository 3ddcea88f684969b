import Tabular

/// The cells of one column as CSV.
struct CSVCells {
  private let column: Column

  /// The distinct texts of a category, quoted once.
  private let categories: [[UInt8]]
  private let neutralises: Bool

  init(_ column: Column, neutralises: Bool) {
    self.column = column
    self.neutralises = neutralises
    guard case .category(_, let values) = column.values else {
      categories = []
      return
    }
    categories = (0..<values.count).map { i in
      var bytes: [UInt8] = []
      appendCSVText(values.utf8(i), neutralises: neutralises, to: &bytes)
      return bytes
    }
  }

  /// Writes the cell of a row; nothing when the value is missing or NaN.
  func append(_ row: Int, to bytes: inout [UInt8]) {
    if column.isMissing(row) { return }
    switch column.values {
    case .boolean(let values): bytes.append(contentsOf: (values[row] ? "true" : "false").utf8)
    case .integer(let values): bytes.append(contentsOf: "\(values[row])".utf8)
    case .number(let values): appendNumber(values[row], to: &bytes)
    case .decimal(let values, let scale): appendDecimal(values[row], scale: scale, to: &bytes)
    case .timestamp(let values): CivilTime(microseconds: values[row]).append(to: &bytes)
    case .text(let values):
      appendCSVText(values.utf8(row), neutralises: neutralises, to: &bytes)
    case .category(let codes, _): bytes.append(contentsOf: categories[Int(codes[row])])
    }
  }
}

extension TextValues {
  /// The bytes of a text.
  fileprivate func utf8(_ index: Int) -> ArraySlice<UInt8> {
    bytes[offsets[index]..<offsets[index + 1]]
  }
}

/// Writes a number shortest; a whole one without a decimal point.
private func appendNumber(_ value: Double, to bytes: inout [UInt8]) {
  guard !value.isNaN else { return }
  if let whole = Int64(exactly: value), abs(value) < 0x1p53 {
    bytes.append(contentsOf: "\(whole)".utf8)
  } else {
    bytes.append(contentsOf: "\(value)".utf8)
  }
}

/// Writes an exact decimal, with two decimals or as many more as it needs.
func appendDecimal(_ value: Int64, scale: Int, to bytes: inout [UInt8]) {
  if value < 0 { bytes.append(UInt8(ascii: "-")) }
  let zero = UInt8(ascii: "0")
  let digits = Array("\(value.magnitude)".utf8)
  let padded = Array(repeating: zero, count: max(0, scale + 1 - digits.count)) + digits
  bytes.append(contentsOf: padded.dropLast(scale))
  var decimals = padded.suffix(scale)
  while decimals.count > 2, decimals.last == zero { decimals.removeLast() }
  guard !decimals.isEmpty else { return }
  bytes.append(UInt8(ascii: "."))
  bytes.append(contentsOf: decimals)
}

/// Writes a text, quoted when it has to be, with an apostrophe before what would be a formula.
func appendCSVText(_ text: ArraySlice<UInt8>, neutralises: Bool, to bytes: inout [UInt8]) {
  let isFormula = neutralises && text.first.map(formulaStarts.contains) ?? false
  guard
    isFormula || text.contains(where: quotedBytes.contains) || text.first == space
      || text.last == space
  else {
    bytes.append(contentsOf: text)
    return
  }
  bytes.append(quote)
  if isFormula { bytes.append(UInt8(ascii: "'")) }
  for byte in text {
    if byte == quote { bytes.append(quote) }
    bytes.append(byte)
  }
  bytes.append(quote)
}

private let quote = UInt8(ascii: "\"")
private let space = UInt8(ascii: " ")
private let quotedBytes = Array("\",\r\n".utf8)
private let formulaStarts = Array("=+-@\t\r".utf8)
