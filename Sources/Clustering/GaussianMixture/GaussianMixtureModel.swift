import Glibc
public import Numeric

/// Normal distributions that were found; a row belongs to the one it is most likely from.
public struct GaussianMixtureModel: MixtureModel {
  /// The share of each component; they sum to 1.
  public let weights: [Double]

  /// The mean of each component, shape `k × d`.
  public let means: Matrix

  /// The covariance of each component, shape `d × d`.
  public let covariances: [Matrix]

  /// The middle and the size of each group of training rows.
  public let summary: GroupSummary

  /// The sum of the log densities of the training rows.
  public let logLikelihood: Double

  /// The Bayesian information criterion of the training rows; lower is better.
  ///
  /// > G. Schwarz. "Estimating the dimension of a model." *Annals of Statistics* 6 (2), 1978.
  public let bayesianInformation: Double?

  /// Akaike's information criterion of the training rows; lower is better.
  public let akaikeInformation: Double

  /// The components as kernels read them.
  public let components: GaussianComponents

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { means.columnCount }

  /// The number of groups.
  public var clusterCount: Int { means.rowCount }

  /// The mean of each component, shape `k × d`.
  public var centres: Matrix { means }
}

extension GaussianMixtureModel {
  /// Numbers the components of an estimate by the rows they get; `nil` for one that is no mixture.
  init?(_ estimate: MixtureEstimate, rows: Matrix, method: GaussianMixture) {
    guard let found = estimate.components, estimate.logLikelihood.isFinite else { return nil }
    var labels = [Int32](repeating: 0, count: rows.rowCount)
    var span = labels.mutableSpan
    BlockedRows(rows).assignMostLikely(found, into: &span)
    let numbered = NumberedGroups(labels, of: rows)
    let order = (0..<numbered.sizes.count).compactMap { number in
      numbered.numberOf.firstIndex(of: Int32(number))
    }
    weights = order.map { estimate.weights[$0] }
    means = estimate.means.selectingRows(order)
    covariances = order.map { estimate.covariances[$0] }
    summary = GroupSummary(centres: numbered.centres, sizes: numbered.sizes)
    logLikelihood = estimate.logLikelihood
    let free = Double(
      method.covariance.freedom(components: method.clusters, features: rows.columnCount)
        + method.clusters * rows.columnCount + method.clusters - 1)
    bayesianInformation = -2 * estimate.logLikelihood + free * log(Double(rows.rowCount))
    akaikeInformation = -2 * estimate.logLikelihood + 2 * free
    guard let components = Self.components(means, covariances, weights) else { return nil }
    self.components = components
  }

  private static func components(
    _ means: Matrix, _ covariances: [Matrix], _ weights: [Double]
  ) -> GaussianComponents? {
    let factors = covariances.compactMap { inverseCholesky(of: $0) }
    guard factors.count == means.rowCount, weights.count == means.rowCount else { return nil }
    return GaussianComponents(means: means, factors: factors, weights: weights)
  }
}

extension GaussianMixtureModel {
  private enum CodingKeys: String, CodingKey {
    case weights, means, covariances, summary, logLikelihood, bayesianInformation
    case akaikeInformation
  }

  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    weights = try container.decode([Double].self, forKey: .weights)
    means = try container.decode(Matrix.self, forKey: .means)
    covariances = try container.decode([Matrix].self, forKey: .covariances)
    summary = try container.decode(GroupSummary.self, forKey: .summary)
    logLikelihood = try container.decode(Double.self, forKey: .logLikelihood)
    bayesianInformation = try container.decodeIfPresent(Double.self, forKey: .bayesianInformation)
    akaikeInformation = try container.decode(Double.self, forKey: .akaikeInformation)
    let width = means.columnCount
    guard means.rowCount > 0, width > 0, summary.sizes.count == means.rowCount,
      covariances.allSatisfy({ $0.rowCount == width && $0.columnCount == width }),
      weights.allSatisfy({ $0 > 0 }), let components = Self.components(means, covariances, weights)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .covariances, in: container, debugDescription: "The components do not fit.")
    }
    self.components = components
  }

  /// Writes what was learned; what kernels read is worked out again when it is read.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(weights, forKey: .weights)
    try container.encode(means, forKey: .means)
    try container.encode(covariances, forKey: .covariances)
    try container.encode(summary, forKey: .summary)
    try container.encode(logLikelihood, forKey: .logLikelihood)
    try container.encodeIfPresent(bayesianInformation, forKey: .bayesianInformation)
    try container.encode(akaikeInformation, forKey: .akaikeInformation)
  }
}
