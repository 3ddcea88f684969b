/// A piece of a chart's option: a JSON value whose keys keep their order.
///
/// The texts `theme:NAME` and `format:NAME` stand for a colour and a way to print numbers that the
/// page supplies, so that one option serves light and dark, screen and paper.
public indirect enum ChartValue: Sendable, Hashable {
  /// Nothing.
  case null

  /// Yes or no.
  case boolean(Bool)

  /// A number; one that is not finite is written as nothing.
  case number(Double)

  /// A text.
  case text(String)

  /// Values in order.
  case list([ChartValue])

  /// Named values in order.
  case object([ChartMember])

  /// Many numbers in order.
  public static func numbers(_ values: some Sequence<Double>) -> ChartValue {
    .list(values.map { .number($0) })
  }

  /// Many texts in order.
  public static func texts(_ values: some Sequence<String>) -> ChartValue {
    .list(values.map { .text($0) })
  }
}

/// A named value of an object.
public struct ChartMember: Sendable, Hashable {
  /// The name.
  public let name: String

  /// The value.
  public let value: ChartValue

  /// Names a value.
  public init(name: String, value: ChartValue) {
    self.name = name
    self.value = value
  }
}

extension ChartValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  /// Creates a text.
  public init(stringLiteral value: String) { self = .text(value) }

  /// Creates a number.
  public init(integerLiteral value: Int) { self = .number(Double(value)) }

  /// Creates a number.
  public init(floatLiteral value: Double) { self = .number(value) }

  /// Creates yes or no.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }

  /// Creates a list.
  public init(arrayLiteral elements: ChartValue...) { self = .list(elements) }

  /// Creates an object with the names in the order written.
  public init(dictionaryLiteral elements: (String, ChartValue)...) {
    self = .object(elements.map { ChartMember(name: $0, value: $1) })
  }
}

extension ChartValue {
  /// Returns the object with more members at its end; anything else stays as it is.
  func adding(_ more: ChartValue) -> ChartValue {
    guard case .object(let old) = self, case .object(let new) = more else { return self }
    return .object(old + new)
  }
}
