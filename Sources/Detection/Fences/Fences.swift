import Parameters
public import Numeric

/// The usual range of one feature.
public struct Fence: Sendable, Hashable, Codable {
  /// The name of the feature.
  public let feature: String

  /// The least value that is inside.
  public let lower: Double

  /// The greatest value that is inside.
  public let upper: Double

  /// Tells whether a value is outside; one on the fence is not.
  public func excludes(_ value: Double) -> Bool { value < lower || value > upper }
}

/// Tukey's fences around some features, to set customers apart that stick out of any of them.
///
/// The fences are Q1 − 1.5·IQR and Q3 + 1.5·IQR, with quartiles between neighbouring values by a
/// straight line, as in numpy and pandas.
///
/// > J. W. Tukey. *Exploratory Data Analysis.* Addison-Wesley 1977.
public struct Fences: Sendable, Hashable, Codable {
  /// A fence for each feature, in the order of columns.
  public let fences: [Fence]

  /// The names of the features.
  public var features: [String] { fences.map(\.feature) }

  /// Draws fences around columns.
  ///
  /// - Parameters:
  ///   - features: A name for each column.
  ///   - rows: The rows, one column a feature, finite, at least one row.
  ///   - factor: How many distances of the quartiles a fence is away from them, at least 0.
  /// - Throws: ``DetectionError`` when names and columns differ in number, the factor is not
  ///   allowed, a value is not finite, or there are no rows.
  /// - Complexity: O(`n` log `n` · `d`).
  public init(
    features: [String], rows: Matrix, factor: Double = 1.5
  ) throws(DetectionError) {
    guard features.count == rows.columnCount else {
      throw .shape(.featureCount(expected: features.count, got: rows.columnCount))
    }
    guard factor >= 0, factor.isFinite else {
      throw .parameter(
        .notAllowed(
          method: "fences", name: "factor", value: "\(factor)", mustBe: "a number, at least 0"))
    }
    try checkRows(rows, method: "A fence", needed: 1)
    fences = features.indices.map {
      Fence(around: rows.columnValues($0), feature: features[$0], factor: factor)
    }
  }

  /// Returns the features of a row that stick out, with their sides, in the order of columns.
  ///
  /// - Precondition: `row.count == fences.count`.
  public func sides(of row: [Double]) -> [FenceSide] {
    precondition(row.count == fences.count, "a value for each fence")
    return fences.indices.compactMap { fences[$0].side(of: row[$0]) }
  }
}

extension Fence {
  fileprivate init(around values: [Double], feature: String, factor: Double) {
    let sorted = values.sorted()
    let (low, high) = (quantile(ofSorted: sorted, at: 0.25), quantile(ofSorted: sorted, at: 0.75))
    self.feature = feature
    lower = low - factor * (high - low)
    upper = high + factor * (high - low)
  }
}
