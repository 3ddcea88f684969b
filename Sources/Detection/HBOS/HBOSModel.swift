import Glibc
import Parameters

/// Histograms of features, able to score new rows.
public struct HBOSModel: TermwiseModel, CheckedCodable, Hashable {
  struct Contents: Hashable {
    let regularization: Double
    let tolerance: Double
    let histograms: [FeatureHistogram]
  }

  let contents: Contents

  /// The term of each bin, and last that of values beyond all bins, feature after feature.
  private let terms: [[Double]]

  public static let combination = TermCombination.sum

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.histograms.count }

  init(_ contents: Contents) {
    self.contents = contents
    terms = contents.histograms.map { histogram in
      let terms = histogram.densities.map { -log2($0 + contents.regularization) }
      return terms + [terms.max() ?? 0]
    }
  }

  /// Returns how unusual a value of a feature is: minus the binary logarithm of the density there.
  public func term(of value: Double, feature: Int) -> Double {
    let bin = contents.histograms[feature].bin(of: value, tolerance: contents.tolerance)
    return terms[feature][bin ?? terms[feature].count - 1]
  }
}

extension HBOSModel.Contents: CheckedContents {
  static let damage = "A histogram is damaged; fit the model again."

  var isWhole: Bool {
    var detector = HBOS()
    (detector.regularization, detector.tolerance) = (regularization, tolerance)
    return detector.isValid && !histograms.isEmpty && histograms.allSatisfy(\.isWhole)
  }
}
