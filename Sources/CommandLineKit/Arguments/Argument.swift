/// A value that is known by its place: the file in `clientele segment FILE`.
///
/// `Argument<String>` has a default or must be given, `Argument<String?>` may be left out, and
/// `Argument<[String]>` takes all the words that are left.
public struct Argument<Result: Sendable>: ArgumentKey {
  /// How the argument is typed and explained.
  public let specification: ArgumentSpecification

  private let reader: @Sendable ([String], ArgumentSpecification) throws(UsageError) -> Result

  /// Turns the texts a person typed into a value.
  public func result(of texts: [String]) throws(UsageError) -> Result {
    try reader(texts, specification)
  }
}

extension Argument where Result: ExpressibleByArgument {
  /// Declares an argument.
  ///
  /// - Parameters:
  ///   - placeholder: The word that stands for the value in the help, such as `FILE`.
  ///   - fallback: The value when the argument is left out; without one it has to be given.
  ///   - given: What a shell may propose.
  ///   - help: What the argument is, as one phrase.
  public init(
    _ placeholder: String, default fallback: Result? = nil,
    completion given: ArgumentSpecification.Completion = .none, help: String
  ) {
    specification = .positional(
      placeholder, help: help, defaultText: fallback?.argumentText, isRequired: fallback == nil,
      completion: completion(given, for: Result.self))
    reader = { texts, specification throws(UsageError) in
      if texts.isEmpty, let fallback { return fallback }
      return try readRequired(texts, as: specification)
    }
  }
}

extension Argument {
  /// Declares an argument that may be left out.
  public init<Value: ExpressibleByArgument>(
    _ placeholder: String, completion given: ArgumentSpecification.Completion = .none, help: String
  ) where Result == Value? {
    specification = .positional(
      placeholder, help: help, isRequired: false, completion: completion(given, for: Value.self))
    reader = { texts, specification throws(UsageError) in
      guard let text = texts.first else { return nil }
      let value: Value = try read(text, as: specification)
      return value
    }
  }

  /// Declares an argument that takes all the words that are left.
  ///
  /// - Parameters:
  ///   - placeholder: The word that stands for a value in the help.
  ///   - isRequired: Whether there must be at least one.
  ///   - given: What a shell may propose.
  ///   - help: What the arguments are, as one phrase.
  public init<Value: ExpressibleByArgument>(
    _ placeholder: String, isRequired: Bool = true,
    completion given: ArgumentSpecification.Completion = .none, help: String
  ) where Result == [Value] {
    specification = .positional(
      placeholder, help: help, isRequired: isRequired, isRepeating: true,
      completion: completion(given, for: Value.self))
    reader = { texts, specification throws(UsageError) in try readAll(texts, as: specification) }
  }
}

extension ArgumentSpecification {
  /// Describes a positional argument.
  static func positional(
    _ placeholder: String, help: String, defaultText: String? = nil, isRequired: Bool,
    isRepeating: Bool = false, completion: Completion
  ) -> Self {
    ArgumentSpecification(
      kind: .positional, name: placeholder, short: nil, placeholder: placeholder, help: help,
      group: "", defaultText: defaultText, isRequired: isRequired, isRepeating: isRepeating,
      completion: completion)
  }
}
