import Glibc
import Numeric
import Parameters

/// Histograms of features, able to score new rows.
public struct HBOSModel: TermwiseModel, CheckedCodable, Hashable {
  struct Contents: Hashable {
    let regularization: Double
    let tolerance: Double
    let histograms: [FeatureHistogram]
  }

  let contents: Contents

  /// The terms of the bins of each feature.
  private let terms: [BinTerms]

  public static let combination = TermCombination.sum

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.histograms.count }

  init(_ contents: Contents) {
    self.contents = contents
    terms = contents.histograms.map { histogram in
      let terms = histogram.densities.map { -log2($0 + contents.regularization) }
      return BinTerms(
        edges: histogram.edges, terms: terms + [terms.max() ?? 0], tolerance: contents.tolerance)
    }
  }

  /// Returns how unusual a value of a feature is: minus the binary logarithm of the density there.
  ///
  /// A value on the edge of two bins gets the lower one, as in PyOD.
  public func term(of value: Double, feature: Int) -> Double { terms[feature].term(of: value) }

  /// Writes how unusual values of a feature are, each as ``term(of:feature:)`` tells it.
  ///
  /// - Precondition: `terms.count == values.count`.
  public func writeTerms(
    of values: Span<Double>, feature: Int, into terms: inout MutableSpan<Double>
  ) {
    self.terms[feature].write(of: values, into: &terms)
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
