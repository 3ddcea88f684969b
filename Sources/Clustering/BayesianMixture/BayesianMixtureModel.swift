public import Numeric

/// Normal distributions whose number was found; a row belongs to the one it is most likely from.
public struct BayesianMixtureModel: MixtureModel {
  /// The expected share of each component; what they lack to 1 is that of those left out.
  public let weights: [Double]

  /// The logarithm of what each component counts as, its uncertainty included.
  public let logWeights: [Double]

  /// The expected mean of each component, shape `k × d`.
  public let means: Matrix

  /// The expected covariance of each component, shape `d × d`.
  public let covariances: [Matrix]

  /// The middle and the size of each group of training rows.
  public let summary: GroupSummary

  /// The lower bound of the log evidence, without the terms that no row changes.
  public let lowerBound: Double

  /// The iterations of the start that was kept.
  public let iterations: Int

  /// Whether that start ended because its lower bound hardly changed any more.
  public let converged: Bool

  /// The components as kernels read them.
  public let components: GaussianComponents

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { means.columnCount }

  /// The number of groups.
  public var clusterCount: Int { means.rowCount }

  /// The mean of each component, shape `k × d`.
  public var centres: Matrix { means }
}

extension BayesianMixtureModel {
  /// Numbers components by the rows they get, and leaves out those that get none; `nil` when what
  /// was found is no mixture.
  ///
  /// - Parameters:
  ///   - climb: What was found.
  ///   - rows: The training rows.
  init?(_ climb: BayesianClimb, rows: Matrix) {
    guard climb.estimate.lowerBound.isFinite else { return nil }
    var labels = [Int32](repeating: 0, count: rows.rowCount)
    var span = labels.mutableSpan
    BlockedRows(rows).assignMostLikely(climb.estimate.components, into: &span)
    let numbered = NumberedGroups(labels, of: rows)
    let order = (0..<numbered.sizes.count).compactMap { number in
      numbered.numberOf.firstIndex(of: Int32(number))
    }
    let (shares, logWeights) = (climb.estimate.expectedWeights, climb.estimate.logWeights)
    weights = order.map { shares[$0] }
    self.logWeights = order.map { logWeights[$0] }
    means = climb.estimate.means.selectingRows(order)
    covariances = order.map { climb.estimate.covariances[$0] }
    summary = GroupSummary(centres: numbered.centres, sizes: numbered.sizes)
    lowerBound = climb.estimate.lowerBound
    (iterations, converged) = (climb.iterations, climb.converged)
    guard let components = Self.components(means, covariances, self.logWeights) else { return nil }
    self.components = components
  }

  private static func components(
    _ means: Matrix, _ covariances: [Matrix], _ logWeights: [Double]
  ) -> GaussianComponents? {
    let factors = covariances.compactMap { inverseCholesky(of: $0) }
    guard factors.count == means.rowCount, logWeights.count == means.rowCount else { return nil }
    return GaussianComponents(means: means, factors: factors, logWeights: logWeights)
  }
}

extension BayesianMixtureModel {
  private enum CodingKeys: String, CodingKey {
    case weights, logWeights, means, covariances, summary, lowerBound, iterations, converged
  }

  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    weights = try container.decode([Double].self, forKey: .weights)
    logWeights = try container.decode([Double].self, forKey: .logWeights)
    means = try container.decode(Matrix.self, forKey: .means)
    covariances = try container.decode([Matrix].self, forKey: .covariances)
    summary = try container.decode(GroupSummary.self, forKey: .summary)
    lowerBound = try container.decode(Double.self, forKey: .lowerBound)
    iterations = try container.decode(Int.self, forKey: .iterations)
    converged = try container.decode(Bool.self, forKey: .converged)
    let (count, width) = (means.rowCount, means.columnCount)
    guard count > 0, width > 0, summary.sizes.count == count, weights.count == count,
      covariances.allSatisfy({ $0.rowCount == width && $0.columnCount == width }),
      let components = Self.components(means, covariances, logWeights)
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
    try container.encode(logWeights, forKey: .logWeights)
    try container.encode(means, forKey: .means)
    try container.encode(covariances, forKey: .covariances)
    try container.encode(summary, forKey: .summary)
    try container.encode(lowerBound, forKey: .lowerBound)
    try container.encode(iterations, forKey: .iterations)
    try container.encode(converged, forKey: .converged)
  }
}
