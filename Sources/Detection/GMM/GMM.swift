public import Clustering
public import Numeric
public import Parameters

/// Finds rows that some normal distributions make unlikely.
///
/// The score is minus the logarithm of the density of a mixture fitted by expectation-maximisation from
/// groups of k-means, as in PyOD and scikit-learn; with one component it is the squared Mahalanobis
/// distance but for constants.
///
/// Complexity: O(iterations · `n` · `components` · `d`²) to fit, O(`components` · `d`²) a row to score.
///
/// > D. A. Reynolds. "Gaussian mixture models." *Encyclopedia of Biometrics*, 2009,
/// > doi:[10.1007/978-0-387-73003-5_196](https://doi.org/10.1007/978-0-387-73003-5_196)
public struct GMM: Detector, SharingParameters {
  /// The mixture that is fitted.
  public var shared = GaussianMixture(clusters: 1, maximumIterations: 100, tolerance: 1e-3)

  /// The number of normal distributions.
  public var components: Int {
    get { shared.clusters }
    set { shared.clusters = newValue }
  }

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() {}

  public static let identifier = "gmm"

  public static let summary = "Rows that a mixture of normal distributions makes unlikely."

  public static let parameters: [Parameter<Self>] =
    [.integer("components", \.components, .between(1, 256), "the number of distributions")]
    + GaussianMixture.parameters.filter { $0.name != "clusters" }.map { $0.within(\.shared) }

  /// Finds the distributions.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two, and as many different
  ///     ones as components.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> GMMModel {
    try check(rows)
    do {
      return GMMModel(mixture: try shared.fit(rows, seed: seed))
    } catch .tooFewRows(_, let needed, let got) {
      throw .tooFewRows(method: Self.identifier, needed: needed, got: got)
    } catch {
      throw .noSolution(
        method: Self.identifier, advice: "scale the features, or give a greater floor")
    }
  }
}

/// Normal distributions, able to score new rows by their density.
public struct GMMModel: DetectorModel {
  let mixture: GaussianMixtureModel

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { mixture.featureCount }

  /// Writes a score for each row, minus the logarithm of the density: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · components · `d`²).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let found = rows.logDensities(in: mixture.components)
    for i in scores.indices { scores[i] = -found[i] }
  }
}
