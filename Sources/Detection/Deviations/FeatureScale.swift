import Numeric

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
public struct DeviationModel: TermwiseModel, CheckedCodable, Hashable {
  struct Contents: Hashable {
    let scales: [FeatureScale]
  }

  let contents: Contents

  public static let combination = TermCombination.greatest

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.scales.count }

  init(_ contents: Contents) { self.contents = contents }

  /// Learns the scale of each feature.
  init(of rows: Matrix, by scale: @Sendable ([Double]) -> FeatureScale) {
    contents = Contents(scales: concurrentMap(rows.columnCount) { scale(rows.columnValues($0)) })
  }

  /// Returns how many widths a value is from the middle of its feature.
  public func term(of value: Double, feature: Int) -> Double {
    contents.scales[feature].deviation(of: value)
  }
}

extension DeviationModel.Contents: CheckedContents {
  static let damage = "The scale of a feature is damaged; fit the model again."

  var isWhole: Bool { !scales.isEmpty && scales.allSatisfy(\.isWhole) }
}
