/// An amount of money, exact to a ten-thousandth.
public struct Money: Sendable, Hashable, Comparable, Codable, AdditiveArithmetic {
  /// The amount in ten-thousandths.
  public let tenThousandths: Int64

  /// Creates an amount from ten-thousandths.
  public init(tenThousandths: Int64) { self.tenThousandths = tenThousandths }

  /// No money.
  public static let zero = Money(tenThousandths: 0)

  /// The amount as a number; exact up to 2^53 ten-thousandths.
  public var value: Double { Double(tenThousandths) / 10_000 }

  /// The sum.
  public static func + (left: Money, right: Money) -> Money {
    Money(tenThousandths: left.tenThousandths + right.tenThousandths)
  }

  /// The difference.
  public static func - (left: Money, right: Money) -> Money {
    Money(tenThousandths: left.tenThousandths - right.tenThousandths)
  }

  /// Whether one is less than the other.
  public static func < (left: Money, right: Money) -> Bool {
    left.tenThousandths < right.tenThousandths
  }

  /// Reads a JSON number.
  ///
  /// - Throws: `DecodingError` for an amount of more than about 900 million million.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let value = try container.decode(Double.self)
    guard let whole = Int64(exactly: (value * 10_000).rounded()) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "the amount is too large")
    }
    tenThousandths = whole
  }

  /// Writes a JSON number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

extension Money: CustomStringConvertible {
  /// The amount with a decimal point and as many places as it needs, at least two.
  public var description: String {
    let digits = String(tenThousandths.magnitude)
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    var places = padded.suffix(4)
    while places.count > 2, places.last == "0" { places.removeLast() }
    return (tenThousandths < 0 ? "-" : "") + padded.dropLast(4) + "." + places
  }
}
