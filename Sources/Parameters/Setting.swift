/// The value of one parameter as it stands in a recipe: a number, a switch or a word.
public enum Setting: Sendable, Hashable {
  /// A number; whole numbers are exact up to 2^53.
  case number(Double)

  /// Yes or no.
  case flag(Bool)

  /// One of some words.
  case word(String)

  /// Reads what a person typed on a command line.
  public init(text: String) {
    if let number = Double(text) {
      self = .number(number)
    } else if text == "true" || text == "false" {
      self = .flag(text == "true")
    } else {
      self = .word(text)
    }
  }
}

extension Setting: CustomStringConvertible {
  /// The value as a person would type it; whole numbers without a decimal point.
  public var description: String {
    switch self {
    case .number(let value): Int(exactly: value).map { "\($0)" } ?? "\(value)"
    case .flag(let value): "\(value)"
    case .word(let value): value
    }
  }
}

extension Setting: Codable {
  /// Reads a JSON number, boolean or string.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .word(try container.decode(String.self))
    }
  }

  /// Writes a JSON number, boolean or string; whole numbers as integers.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let value):
      if let whole = Int(exactly: value) {
        try container.encode(whole)
      } else {
        try container.encode(value)
      }
    case .flag(let value): try container.encode(value)
    case .word(let value): try container.encode(value)
    }
  }
}
