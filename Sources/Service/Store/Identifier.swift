/// A name that nobody can guess and that is safe in addresses and paths: 26 letters and digits.
struct Identifier: Hashable, Sendable, Codable, CustomStringConvertible {
  let text: String

  var description: String { text }

  /// Crockford's base 32: no letter that looks like a digit.
  private static let letters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// Draws 128 bits from the system.
  init() {
    var random = SystemRandomNumberGenerator()
    let bits = UInt128(random.next()) << 64 | UInt128(random.next())
    text = String(
      decoding: (0..<26).map { Self.letters[Int(truncatingIfNeeded: bits >> (5 * $0)) & 31] },
      as: UTF8.self)
  }

  /// Takes a text from outside, or nothing when it is not of this form.
  init?(_ text: some StringProtocol) {
    guard text.utf8.count == 26, text.utf8.allSatisfy(Self.letters.contains) else { return nil }
    self.text = String(text)
  }

  init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = Identifier(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no identifier"))
    }
    self = value
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
