public import Numeric

/// Medoids that were found; a row belongs to the group of the nearest.
///
/// Of equally near medoids the one counts that comes first by its coordinates.
public struct KMedoidsModel: ClusteringModel, Hashable {
  /// The medoids, customers the model was fitted on, shape `k × d`.
  public let medoids: Matrix

  /// How far a row is from a medoid.
  public let metric: DistanceMetric

  /// The ranges of the training rows and how many columns are categories, for Gower's distance.
  public let scale: GowerScale?

  /// The number of training rows of each group.
  public let sizes: [Int]

  /// The sum of the distances of the training rows to their medoids.
  public let loss: Double

  /// The swaps of the start that was kept.
  public let swaps: Int

  /// Whether that start ended because no swap lowers the loss, of its sample if it had one.
  public let converged: Bool

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { medoids.columnCount }

  /// The number of groups.
  public var clusterCount: Int { medoids.rowCount }

  /// The medoids, shape `k × d`.
  public var centres: Matrix { medoids }

  /// Writes the group of each row: that of the nearest medoid.
  ///
  /// - Precondition: `labels.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · `k` · `d`).
  public func assign(_ rows: Matrix, into labels: inout MutableSpan<Int32>) throws(ShapeError) {
    guard rows.columnCount == featureCount else {
      throw .featureCount(expected: featureCount, got: rows.columnCount)
    }
    let order = rowOrder(of: medoids)
    assignNearest(rows, of: medoids.selectingRows(order), by: fitted, into: &labels)
    for row in 0..<labels.count { labels[row] = Int32(order[Int(labels[row])]) }
  }

  /// Returns how far each row is from each medoid: by Gower's distance where it was fitted with that,
  /// else Euclidean as for other methods.
  ///
  /// - Parameter rows: The rows, as wide as those the model was fitted on.
  /// - Returns: For each row a distance for each group.
  public func distances(of rows: Matrix) -> [[Double]] {
    guard let scale else { return euclideanDistances(of: rows, to: medoids) }
    return scale.distances(of: rows, to: medoids)
  }

  /// Parts of ranges and categories that differ, by Gower; absolute differences by that metric, else
  /// squared ones.
  public func parts(ofDistanceTo group: Int, from row: [Double]) -> [Double] {
    let medoid = medoids.row(group)
    if let scale { return scale.parts(row, medoid) }
    return zip(row, medoid).map { value, middle in
      let difference = value - middle
      return metric == .manhattan ? abs(difference) : difference * difference
    }
  }

  private var fitted: FittedMetric { FittedMetric(metric, scale: scale) }
}

extension KMedoidsModel {
  /// Numbers the groups of a run by size.
  init(_ run: MedoidRun, of cells: Cells, metric: FittedMetric) {
    // Cells stand in the order of their coordinates.
    let found = cells.means.selectingRows(run.medoids.sorted())
    var labels = [Int32](repeating: 0, count: cells.sizes.count)
    var span = labels.mutableSpan
    assignNearest(cells.means, of: found, by: metric, into: &span)
    let numbered = NumberedGroups(labels, of: cells.means, weights: cells.sizes)
    let order = (0..<numbered.sizes.count).compactMap { number in
      numbered.numberOf.firstIndex(of: Int32(number))
    }
    self.init(
      medoids: found.selectingRows(order), metric: metric.metric, scale: metric.scale,
      sizes: numbered.sizes,
      loss: metric.factor * run.loss, swaps: run.swaps, converged: run.converged)
  }

  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    medoids = try container.decode(Matrix.self, forKey: .medoids)
    metric = try container.decode(DistanceMetric.self, forKey: .metric)
    scale = try container.decodeIfPresent(GowerScale.self, forKey: .scale)
    sizes = try container.decode([Int].self, forKey: .sizes)
    loss = try container.decode(Double.self, forKey: .loss)
    swaps = try container.decode(Int.self, forKey: .swaps)
    converged = try container.decode(Bool.self, forKey: .converged)
    guard !sizes.isEmpty, sizes.count == medoids.rowCount, medoids.columnCount > 0,
      (metric == .gower) == (scale != nil), scale?.isOf(medoids.columnCount) ?? true
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .sizes, in: container,
        debugDescription: "There are \(medoids.rowCount) medoids and \(sizes.count) sizes.")
    }
  }
}

/// Writes the nearest point of each row, of equally near ones the first.
private func assignNearest(
  _ rows: Matrix, of points: Matrix, by metric: FittedMetric,
  into labels: inout MutableSpan<Int32>
) {
  BlockedRows(metric.measured(rows)).assignNearest(
    Centres(metric.measured(points)), by: metric.kernel, into: &labels)
}
