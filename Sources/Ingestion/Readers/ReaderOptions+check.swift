extension ReaderOptions {
  /// Checks what can be told of the options without a file.
  ///
  /// - Throws: ``IngestionError/badDelimiter(_:)``, ``IngestionError/badQuote(_:)``,
  ///   ``IngestionError/unknownEncoding(_:known:)`` or ``IngestionError/badDateFormat(_:)``.
  public func check() throws(IngestionError) {
    let delimiter = try delimiterByte()
    let quote = try quoteByte()
    if let delimiter, delimiter == quote { throw .badDelimiter(self.delimiter ?? "") }
    if let encoding { _ = try TextEncoding(named: encoding) }
    if let dateFormat, !isDateFormat(dateFormat) { throw .badDateFormat(dateFormat) }
  }

  /// The delimiter that was given, as a byte.
  func delimiterByte() throws(IngestionError) -> UInt8? {
    guard let delimiter else { return nil }
    let character = delimiter == "\\t" || delimiter.lowercased() == "tab" ? "\t" : delimiter
    guard character.utf8.count == 1, let byte = character.utf8.first, byte == 9 || isMark(byte)
    else { throw .badDelimiter(delimiter) }
    return byte
  }

  /// The quote that was given, as a byte; `nil` for none.
  func quoteByte() throws(IngestionError) -> UInt8? {
    let character = quote ?? "\""
    guard !character.isEmpty, character != "none" else { return nil }
    guard character.utf8.count == 1, let byte = character.utf8.first, isMark(byte) else {
      throw .badQuote(character)
    }
    return byte
  }
}

/// Whether a byte can stand between or around cells: no line end, and nothing that cells are made of.
private func isMark(_ byte: UInt8) -> Bool {
  let scalar = Unicode.Scalar(byte)
  return (32..<127).contains(byte) && !Character(scalar).isNumber && !Character(scalar).isLetter
}

/// Whether a text says how a date is written: parts that the engine knows, a year among them.
private func isDateFormat(_ format: String) -> Bool {
  var rest = format[...]
  var hasYear = false
  while let place = rest.firstIndex(of: "%") {
    rest = rest[rest.index(after: place)...]
    if rest.first == "-" { rest = rest.dropFirst() }
    guard let part = rest.first, "aAbBcdfgGHIjmMnpSuUVwWxXyYzZ%".contains(part) else {
      return false
    }
    hasYear = hasYear || "cGxyY".contains(part)
    rest = rest.dropFirst()
  }
  return hasYear && format.utf8.count <= 100
}
