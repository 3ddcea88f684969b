/// One step that brings features to a scale on which distances mean something.
///
/// In a recipe: `{transform: "log1p", columns: ["frequency", "monetary"]}`; without `columns` the
/// step takes every feature.
public struct TransformStep: Codable, Sendable, Hashable {
  /// What is done to each value.
  public var transform: Transform

  /// The names of the features it is done to; `nil` means all of them.
  public var columns: [String]?

  /// Creates a step.
  ///
  /// - Parameters:
  ///   - transform: What is done to each value.
  ///   - columns: The names of the features it is done to; `nil` means all of them.
  public init(_ transform: Transform, columns: [String]? = nil) {
    self.transform = transform
    self.columns = columns
  }
}

/// What may be done to the values of a feature; each feature is looked at alone.
public enum Transform: String, Codable, CaseIterable, Sendable {
  /// The natural logarithm of one plus the value, which must not be negative.
  case log1p

  /// Minus the mean, divided by the population standard deviation.
  case standardise

  /// Minus the median, divided by the distance between the quartiles.
  case robust

  /// Minus the smallest value, divided by the range: from 0 to 1.
  case minMax = "min-max"

  /// What the transform does, as one phrase for a menu.
  public var summary: String {
    switch self {
    case .log1p: "the logarithm of one plus the value; draws long tails in"
    case .standardise: "minus the mean, divided by the population standard deviation"
    case .robust: "minus the median, divided by the interquartile range; outliers count less"
    case .minMax: "from 0 for the smallest to 1 for the largest value"
    }
  }
}

extension Transform {
  /// Reads the name of a transform, and names the ones there are when it is not one.
  public init(from decoder: any Decoder) throws {
    let name = try decoder.singleValueContainer().decode(String.self)
    guard let known = Transform(rawValue: name) else {
      throw TransformError.unknownTransform(name)
    }
    self = known
  }
}
