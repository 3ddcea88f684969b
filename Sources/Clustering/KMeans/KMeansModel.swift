public import Numeric

/// Centres that k-means found; groups are numbered by size, the largest first.
///
/// Groups of equal size stand in the order of their centres, compared feature by feature. Every
/// row the model was fitted on gets its own training label back, alone or in any batch.
public struct KMeansModel: ClusteringModel, Hashable {
  /// The centres, shape `k × d`, on the scale of the rows it was fitted on.
  public let centres: Matrix

  /// The number of training rows of each group.
  public let sizes: [Int]

  /// The sum of squared distances of the training rows to their centres.
  public let inertia: Double

  /// The iterations of the start that was kept.
  public let iterations: Int

  /// Whether that start ended because no row changed its group any more.
  public let converged: Bool

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { centres.columnCount }

  /// The sum of squared distances of the training rows to their centres.
  public var trainingInertia: Double? { inertia }

  /// The number of groups.
  public var clusterCount: Int { centres.rowCount }
}

extension KMeansModel {
  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    centres = try container.decode(Matrix.self, forKey: .centres)
    sizes = try container.decode([Int].self, forKey: .sizes)
    inertia = try container.decode(Double.self, forKey: .inertia)
    iterations = try container.decode(Int.self, forKey: .iterations)
    converged = try container.decode(Bool.self, forKey: .converged)
    guard !sizes.isEmpty, sizes.count == centres.rowCount, centres.columnCount > 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .sizes, in: container,
        debugDescription: "There are \(centres.rowCount) centres and \(sizes.count) sizes.")
    }
  }
}
