public import Parameters

/// What is wrong with a recipe.
public enum RecipeError: Error, Sendable {
  /// There is no recipe of this name, and no file either.
  case unknownRecipe(String, known: [String])

  /// The text is no JSON5.
  case notJSON5(origin: String, reason: String)

  /// A key is not known at that place.
  case unknownKey(origin: String, key: String, place: String, known: [String])

  /// A value has the wrong type or is missing.
  case badValue(origin: String, place: String, reason: String)

  /// The recipe was written by a newer version.
  case newer(origin: String, version: Int, supported: Int)

  /// A method is not known.
  case unknownMethod(family: String, name: String, known: [String])

  /// A hyper-parameter is unknown or not allowed.
  case parameter(ParameterError)

  /// The numbers of segments make no range.
  case badClusterCount(ClusterCount)
}

extension RecipeError: CustomStringConvertible {
  /// One sentence for a person: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .unknownRecipe(let name, let known):
      "There is no recipe '\(name)'\(suggestion(for: name, among: known)); "
        + "a recipe of your own is a file whose name ends in .json5 or .json."
    case .notJSON5(let origin, let reason): "The recipe \(origin) is not valid JSON5: \(reason)."
    case .unknownKey(let origin, let key, let place, let known):
      "The recipe \(origin) has an unknown key '\(key)'\(place.isEmpty ? "" : " in \(place)")"
        + "\(suggestion(for: key, among: known))."
    case .badValue(let origin, let place, let reason):
      "The recipe \(origin) has a wrong value at \(place.isEmpty ? "the top" : place): \(reason)."
    case .newer(let origin, let version, let supported):
      "The recipe \(origin) is of version \(version), but this program reads versions up to "
        + "\(supported); use a newer program."
    case .unknownMethod(let family, let name, let known):
      "There is no \(family) '\(name)'\(suggestion(for: name, among: known))."
    case .parameter(let error): error.description
    case .badClusterCount(let count):
      "The number of segments must be 2 or more, and the range must rise, but it is \(count)."
    }
  }
}
