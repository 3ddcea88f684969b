/// The text of a cell that stands in the sheet itself, in one piece.
///
/// The bytes must be followed by at least 64 more that may be read.
@safe
struct FastText {
  /// The bytes of the text, as they stand in the sheet.
  let bytes: UnsafeBufferPointer<UInt8>

  /// Whether the bytes are the text; otherwise something in them has to be replaced.
  let isPlain: Bool

  private let keepsSpaces: Bool

  /// The place behind the cell.
  let next: UnsafePointer<UInt8>

  /// Reads `><is><t>text</t></is></c>`; `nil` for any other form.
  ///
  /// - Parameters:
  ///   - start: The place behind the attributes of the cell.
  ///   - end: The end of the bytes that belong to the sheet.
  @unsafe
  init?(inline start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) {
    let keepsSpaces = unsafe starts(start, "><is><t xml:space=\"preserve\">")
    guard unsafe keepsSpaces || starts(start, "><is><t>") else { return nil }
    unsafe self.init(
      from: start + (keepsSpaces ? 29 : 8), end: end, closing: "</t></is></c>",
      keepsSpaces: keepsSpaces)
  }

  /// Reads `><v>text</v></c>`; `nil` for any other form and for no text.
  @unsafe
  init?(value start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) {
    guard unsafe starts(start, "><v>") else { return nil }
    unsafe self.init(from: start + 4, end: end, closing: "</v></c>", keepsSpaces: true)
    if unsafe bytes.isEmpty { return nil }
  }

  @unsafe
  private init?(
    from start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, closing: StaticString,
    keepsSpaces: Bool
  ) {
    var place = unsafe start
    var all: UInt8 = 0
    var isPlain = true
    while unsafe place < end, unsafe place.pointee != 60 {
      let byte = unsafe place.pointee
      all |= byte
      // Entities, carriage returns and escapes such as _x000D_ have to be replaced.
      if byte == 38 || byte == 13 || byte == 95 { isPlain = false }
      unsafe place += 1
    }
    unsafe bytes = unsafe UnsafeBufferPointer(start: start, count: place - start)
    unsafe next = unsafe place + closing.utf8CodeUnitCount
    guard unsafe next <= end, unsafe starts(place, closing) else { return nil }
    let hasSpaces =
      unsafe bytes.first.map(XMLScanner.isSpace) == true
      || bytes.last.map(XMLScanner.isSpace) == true
    if hasSpaces, !keepsSpaces { isPlain = false }
    // What is no UTF-8 has to be mended.
    if all >= 128, unsafe String(validating: bytes, as: UTF8.self) == nil { isPlain = false }
    self.isPlain = isPlain
    self.keepsSpaces = keepsSpaces
  }

  /// The text with everything replaced that has to be.
  var replaced: String {
    let text = unescaped(unsafe Array(bytes)[...])
    return unescapedControls(keepsSpaces ? text : trimmedXML(text))
  }
}

/// Returns the place of the `>` that ends a formula, behind which a value follows as it does behind
/// the `>` of a cell without one.
///
/// - Parameters:
///   - start: The place of the `>` of a cell.
///   - end: The end of the bytes that belong to the sheet.
/// - Returns: The place, or `nil` when no formula stands there.
@unsafe
func behindFormula(
  _ start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>
) -> UnsafePointer<UInt8>? {
  guard unsafe start[0] == 62 && start[1] == 60 && start[2] == 102,
    unsafe start[3] == 62 || start[3] == 32
  else { return nil }
  var place = unsafe start + 3
  while unsafe place < end, unsafe place.pointee != 62 { unsafe place += 1 }
  if unsafe place[-1] == 47 { return unsafe place }
  while unsafe place < end, unsafe place.pointee != 60 { unsafe place += 1 }
  guard unsafe place + 4 <= end, unsafe starts(place, "</f>") else { return nil }
  return unsafe place + 3
}

/// Whether letters of ASCII, at most 64, stand at a place.
@unsafe @inline(__always)
private func starts(_ place: UnsafePointer<UInt8>, _ letters: StaticString) -> Bool {
  for i in 0..<letters.utf8CodeUnitCount where unsafe place[i] != letters.utf8Start[i] {
    return false
  }
  return true
}
