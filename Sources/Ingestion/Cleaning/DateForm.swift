/// How dates are written where they are no times yet.
public enum DateForm: Sendable, Hashable {
  /// As texts, in formats that are tried for each value in order.
  case texts([String])

  /// As numbers.
  case numbers(NumericDates)
}

extension DateForm: Codable {
  /// Reads a list of formats, or the name of a way to write numbers.
  ///
  /// - Throws: `DecodingError` for anything else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let formats = try? container.decode([String].self) {
      self = .texts(formats)
    } else {
      self = .numbers(try container.decode(NumericDates.self))
    }
  }

  /// Writes a list of formats, or the name of a way to write numbers.
  ///
  /// - Throws: What the encoder says.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .texts(let formats): try container.encode(formats)
    case .numbers(let kind): try container.encode(kind)
    }
  }
}
