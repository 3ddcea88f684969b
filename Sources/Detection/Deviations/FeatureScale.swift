/// The middle of a feature and the width of its usual values.
struct FeatureScale: Sendable, Codable, Hashable {
  /// The middle.
  let middle: Double

  /// The width, above 0.
  let width: Double

  /// Returns how many widths a value is from the middle.
  func deviation(of value: Double) -> Double { abs(value - middle) / width }

  /// Whether the numbers could have come from a fit.
  var isWhole: Bool { middle.isFinite && width.isFinite && width > 0 }
}

/// Scales of features, able to score new rows by their greatest deviation.
public struct DeviationModel: TermwiseModel, Hashable {
  let scales: [FeatureScale]

  public static let combination = TermCombination.greatest

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { scales.count }

  init(scales: [FeatureScale]) { self.scales = scales }

  /// Returns how many widths a value is from the middle of its feature.
  public func term(of value: Double, feature: Int) -> Double {
    scales[feature].deviation(of: value)
  }
}

extension DeviationModel: Codable {
  private enum CodingKeys: String, CodingKey { case scales }

  /// Reads a model.
  ///
  /// - Throws: `DecodingError` for a damaged one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    scales = try container.decode([FeatureScale].self, forKey: .scales)
    guard !scales.isEmpty, scales.allSatisfy(\.isWhole) else {
      throw DecodingError.dataCorruptedError(
        forKey: .scales, in: container,
        debugDescription: "The scale of a feature is damaged; fit the model again.")
    }
  }
}
