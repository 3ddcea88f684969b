/// A value that follows a name: `--seed 7` or `--seed=7`.
///
/// `Option<Int>` has a default or must be given, `Option<Int?>` may be left out, and `Option<[Int]>`
/// may be given several times.
public struct Option<Result: Sendable>: ArgumentKey {
  /// How the option is typed and explained.
  public let specification: ArgumentSpecification

  private let reader: @Sendable ([String], ArgumentSpecification) throws(UsageError) -> Result

  /// Turns the texts a person typed into a value.
  public func result(of texts: [String]) throws(UsageError) -> Result {
    try reader(texts, specification)
  }
}

extension Option where Result: ExpressibleByArgument {
  /// Declares an option.
  ///
  /// - Parameters:
  ///   - name: The name, without its leading dashes.
  ///   - short: A letter that may be typed instead.
  ///   - fallback: The value when the option is left out; without one it has to be given.
  ///   - placeholder: The word that stands for the value in the help.
  ///   - group: The heading in the help.
  ///   - given: What a shell may propose.
  ///   - help: What the option does, as one phrase.
  public init(
    _ name: String, short: Character? = nil, default fallback: Result? = nil,
    placeholder: String = "VALUE", group: String = "",
    completion given: ArgumentSpecification.Completion = .none, help: String
  ) {
    specification = ArgumentSpecification(
      kind: .option, name: name, short: short, placeholder: placeholder, help: help, group: group,
      defaultText: fallback?.argumentText, isRequired: fallback == nil, isRepeating: false,
      completion: completion(given, for: Result.self))
    reader = { texts, specification throws(UsageError) in
      if texts.isEmpty, let fallback { return fallback }
      return try readRequired(texts, as: specification)
    }
  }
}

extension Option {
  /// Declares an option that may be left out.
  public init<Value: ExpressibleByArgument>(
    _ name: String, short: Character? = nil, placeholder: String = "VALUE", group: String = "",
    completion given: ArgumentSpecification.Completion = .none, help: String
  ) where Result == Value? {
    specification = ArgumentSpecification(
      kind: .option, name: name, short: short, placeholder: placeholder, help: help, group: group,
      defaultText: nil, isRequired: false, isRepeating: false,
      completion: completion(given, for: Value.self))
    reader = { texts, specification throws(UsageError) in
      guard let text = texts.first else { return nil }
      let value: Value = try read(text, as: specification)
      return value
    }
  }

  /// Declares an option that may be given several times.
  public init<Value: ExpressibleByArgument>(
    _ name: String, short: Character? = nil, placeholder: String = "VALUE", group: String = "",
    completion given: ArgumentSpecification.Completion = .none, help: String
  ) where Result == [Value] {
    specification = ArgumentSpecification(
      kind: .option, name: name, short: short, placeholder: placeholder, help: help, group: group,
      defaultText: nil, isRequired: false, isRepeating: true,
      completion: completion(given, for: Value.self))
    reader = { texts, specification throws(UsageError) in try readAll(texts, as: specification) }
  }
}
