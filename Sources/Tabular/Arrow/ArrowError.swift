/// Why Arrow data could not be taken over.
public enum ArrowError: Error, Hashable, Sendable {
  /// The stream failed in the middle; the text is the producer's own.
  case stream(String)

  /// A column has a type that is not read.
  case unsupportedType(column: String, format: String)

  /// A decimal needs more than 18 digits.
  case decimalTooLarge(column: String)
}

extension ArrowError: CustomStringConvertible {
  /// One sentence for a person: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .stream(let reason): "The engine stopped in the middle of a result: \(reason)."
    case .unsupportedType(let column, let format):
      "The column '\(column)' has the Arrow type '\(format)', which is not read; cast it first."
    case .decimalTooLarge(let column):
      "The column '\(column)' holds a decimal of more than 18 digits; cast it to fewer or to double."
    }
  }
}
