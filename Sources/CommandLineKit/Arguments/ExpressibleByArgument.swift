/// A type whose values can be typed on a command line.
public protocol ExpressibleByArgument: Sendable {
  /// Reads what a person typed; `nil` when it does not read as a value.
  init?(argument: String)

  /// What a value must be, as words that follow "must be".
  static var argumentRequirement: String { get }

  /// Every value, for types that have few.
  static var allArgumentValues: [String] { get }

  /// The value as a person would type it.
  var argumentText: String { get }
}

extension ExpressibleByArgument {
  /// No list of values.
  public static var allArgumentValues: [String] { [] }

  /// The value as a person would type it.
  public var argumentText: String { "\(self)" }
}

extension String: ExpressibleByArgument {
  /// Takes the text as it is.
  public init?(argument: String) { self = argument }

  /// Any text.
  public static var argumentRequirement: String { "a text" }
}

extension Int: ExpressibleByArgument {
  /// Reads a whole number.
  public init?(argument: String) { self.init(argument) }

  /// A whole number.
  public static var argumentRequirement: String { "a whole number" }
}

extension UInt64: ExpressibleByArgument {
  /// Reads a whole number that is not negative.
  public init?(argument: String) { self.init(argument) }

  /// A whole number that is not negative.
  public static var argumentRequirement: String { "a whole number, 0 or more" }
}

extension Double: ExpressibleByArgument {
  /// Reads a number with a decimal point; neither infinite nor NaN.
  public init?(argument: String) {
    guard let value = Double(argument), value.isFinite else { return nil }
    self = value
  }

  /// A number.
  public static var argumentRequirement: String { "a number" }
}

/// An enumeration of words is typed as one of its words.
extension ExpressibleByArgument where Self: RawRepresentable<String> & CaseIterable {
  /// Reads one of the words.
  public init?(argument: String) { self.init(rawValue: argument) }

  /// One of the words.
  public static var argumentRequirement: String {
    "one of \(allArgumentValues.joined(separator: ", "))"
  }

  /// The words.
  public static var allArgumentValues: [String] { allCases.map(\.rawValue) }

  /// The word.
  public var argumentText: String { rawValue }
}
