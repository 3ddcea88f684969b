/// What is wrong with the hyper-parameters of a method.
public enum ParameterError: Error, Hashable, Sendable {
  /// The method has no parameter of this name.
  case unknown(method: String, name: String, known: [String])

  /// A value is of the wrong type or outside its allowed range.
  case notAllowed(method: String, name: String, value: String, mustBe: String)
}

extension ParameterError: CustomStringConvertible {
  /// One sentence for a person: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .unknown(let method, let name, let known):
      "\(method) has no parameter '\(name)'\(suggestion(for: name, among: known))."
    case .notAllowed(let method, let name, let value, let requirement):
      "The parameter '\(name)' of \(method) must be \(requirement), but it is \(value)."
    }
  }
}
