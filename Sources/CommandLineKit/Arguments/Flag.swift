/// A name that switches something on: `--quiet`.
public struct Flag: ArgumentKey {
  /// How the flag is typed and explained.
  public let specification: ArgumentSpecification

  /// Declares a flag.
  ///
  /// - Parameters:
  ///   - name: The name, without its leading dashes.
  ///   - short: A letter that may be typed instead.
  ///   - group: The heading in the help.
  ///   - help: What the flag does, as one phrase.
  public init(_ name: String, short: Character? = nil, group: String = "", help: String) {
    specification = .named(.flag, name, short: short, group: group, help: help)
  }

  /// Whether the flag was given.
  public func result(of texts: [String]) throws(UsageError) -> Bool { !texts.isEmpty }
}

/// A name that switches something on or, with `no-` before it, off: `--dark`, `--no-dark`.
public struct Toggle: ArgumentKey {
  /// How the toggle is typed and explained.
  public let specification: ArgumentSpecification

  /// Declares a toggle.
  public init(_ name: String, group: String = "", help: String) {
    specification = .named(.toggle, name, short: nil, group: group, help: help)
  }

  /// Whether it was switched on or off, or `nil` when nothing was said.
  public func result(of texts: [String]) throws(UsageError) -> Bool? {
    texts.last.map { $0 == "true" }
  }
}

extension ArgumentSpecification {
  /// Describes a name without a value.
  static func named(
    _ kind: Kind, _ name: String, short: Character?, group: String, help: String
  ) -> Self {
    ArgumentSpecification(
      kind: kind, name: name, short: short, placeholder: "", help: help, group: group,
      defaultText: nil, isRequired: false, isRepeating: kind == .toggle, completion: .none)
  }
}
