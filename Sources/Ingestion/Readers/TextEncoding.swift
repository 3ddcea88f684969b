import Glibc

/// How the bytes of a text file stand for characters.
struct TextEncoding: Hashable {
  /// The name that the system's converter knows.
  let name: String

  /// Whether the engine can read it as it is.
  var isUTF8: Bool { name == "UTF-8" }

  /// The encoding that a user named.
  ///
  /// - Throws: ``IngestionError/unknownEncoding(_:known:)`` when the system does not know it.
  init(named given: String) throws(IngestionError) {
    let plain = given.lowercased().filter { $0.isLetter || $0.isNumber }
    switch plain {
    case "utf8": name = "UTF-8"
    // What calls itself Latin-1 is Windows-1252 nearly always, which only adds characters.
    case "latin1", "iso88591", "cp1252", "windows1252": name = "WINDOWS-1252"
    case "utf16": name = "UTF-16"
    default: name = given.uppercased()
    }
    guard given.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "/") }),
      Converter.knows(name)
    else {
      throw .unknownEncoding(
        given, known: ["utf-8", "latin-1", "windows-1252", "utf-16", "iso-8859-15", "shift_jis"])
    }
  }

  private init(_ name: String) { self.name = name }

  static let utf8 = TextEncoding("UTF-8")
  static let windows1252 = TextEncoding("WINDOWS-1252")

  /// Guesses the encoding from the beginning of a file.
  ///
  /// - Parameters:
  ///   - sample: The first bytes.
  ///   - isWhole: Whether they are the whole file; else the last character may be cut.
  /// - Returns: The encoding, or `nil` for what is no text.
  static func guess(_ sample: [UInt8], isWhole: Bool) -> TextEncoding? {
    if sample.starts(with: [0xFF, 0xFE]) || sample.starts(with: [0xFE, 0xFF]) {
      return TextEncoding("UTF-16")
    }
    if let wide = wideOrder(sample) { return wide }
    guard !sample.contains(0) else { return nil }
    let cuts = isWhole ? 0...0 : 0...3
    let isValid = cuts.contains { String(validating: sample.dropLast($0), as: UTF8.self) != nil }
    return isValid ? .utf8 : .windows1252
  }

  /// The order of bytes of UTF-16 without a mark: one of every two bytes is mostly zero.
  private static func wideOrder(_ sample: [UInt8]) -> TextEncoding? {
    let bytes = sample.prefix(4_096)
    guard bytes.count >= 4 else { return nil }
    let zeros = (0...1).map { side in
      bytes.indices.count { $0 % 2 == side && bytes[$0] == 0 } * 10
    }
    // Nine of ten, so that a stray zero in another file decides nothing.
    let half = bytes.count / 2 * 9
    if zeros[1] >= half, zeros[0] == 0 { return TextEncoding("UTF-16LE") }
    if zeros[0] >= half, zeros[1] == 0 { return TextEncoding("UTF-16BE") }
    return nil
  }
}
