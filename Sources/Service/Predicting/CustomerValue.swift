/// What somebody says of a customer: the number of a feature, or the value of a category.
enum CustomerValue: Sendable, Hashable {
  /// A number.
  case number(Double)

  /// A word.
  case text(String)

  /// A category that is missing.
  case missing

  /// The number, where it is one.
  var number: Double? { if case .number(let number) = self { number } else { nil } }

  /// The value of a category as the tables have it; `nil` where it is missing.
  var word: String? {
    switch self {
    case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case .text(let text): text.isEmpty ? nil : text
    case .missing: nil
    }
  }
}

extension CustomerValue: Decodable {
  /// Reads a number, a text or nothing.
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if container.decodeNil() {
      self = .missing
    } else {
      self = .text(try container.decode(String.self))
    }
  }
}
