public import Numeric

/// Prototypes that were found; a row belongs to the group of the nearest.
///
/// Of equally near prototypes the one counts that comes first by its values.
public struct KPrototypesModel: ClusteringModel, Hashable {
  /// The means of numbers and the most frequent codes of categories of each group, shape `k × d`.
  public let prototypes: Matrix

  /// How many of the last columns hold codes of categories.
  public let categoryCount: Int

  /// What a category that differs counts beside squared differences of numbers.
  public let gamma: Double

  /// The number of training rows of each group.
  public let sizes: [Int]

  /// The sum of the distances of the training rows to their prototypes.
  public let cost: Double

  /// The passes of the start that was kept.
  public let iterations: Int

  /// Whether that start ended because no row moved.
  public let converged: Bool

  /// The number of features of the rows it was fitted on, categories among them.
  public var featureCount: Int { prototypes.columnCount }

  /// The number of groups.
  public var clusterCount: Int { prototypes.rowCount }

  /// The prototypes, shape `k × d`.
  public var centres: Matrix { prototypes }

  /// Writes the group of each row: that of the nearest prototype.
  ///
  /// - Precondition: `labels.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · `k` · `d`).
  public func assign(_ rows: Matrix, into labels: inout MutableSpan<Int32>) throws(ShapeError) {
    guard rows.columnCount == featureCount else {
      throw .featureCount(expected: featureCount, got: rows.columnCount)
    }
    let order = rowOrder(of: prototypes)
    BlockedRows(rows).assignNearest(
      Centres(prototypes.selectingRows(order)), by: kernel, into: &labels)
    for row in 0..<labels.count { labels[row] = Int32(order[Int(labels[row])]) }
  }

  /// Returns how far each row is from each prototype: the root of squared differences of numbers and
  /// gamma for each category that differs.
  ///
  /// - Parameter rows: The rows, as wide as those the model was fitted on.
  /// - Returns: For each row a distance for each group.
  public func distances(of rows: Matrix) -> [[Double]] {
    (0..<rows.rowCount).map { row in
      (0..<clusterCount).map { group in
        parts(ofDistanceTo: group, from: rows.row(row)).reduce(0, +).squareRoot()
      }
    }
  }

  /// Squared differences of numbers, and gamma for a category that differs.
  public func parts(ofDistanceTo group: Int, from row: [Double]) -> [Double] {
    row.indices.map { feature in
      let difference = row[feature] - prototypes[group, feature]
      let isNumber = feature < featureCount - categoryCount
      return isNumber ? difference * difference : difference == 0 ? 0 : gamma
    }
  }

  private var kernel: PointMetric {
    .squaredAndMismatches(categories: categoryCount, weight: gamma)
  }
}

extension KPrototypesModel {
  /// Numbers the groups of a run by size; prototypes nearest to no row are left out.
  init(_ run: PrototypeRun, of cells: Cells, _ points: MixedPoints) {
    let all = points.matrix(run.prototypes)
    let found = all.selectingRows(rowOrder(of: all))
    var labels = [Int32](repeating: 0, count: cells.sizes.count)
    var span = labels.mutableSpan
    BlockedRows(cells.means).assignNearest(
      Centres(found),
      by: .squaredAndMismatches(categories: points.categoryCount, weight: points.gamma),
      into: &span)
    let numbered = NumberedGroups(labels, of: cells.means, weights: cells.sizes)
    let order = (0..<numbered.sizes.count).compactMap { number in
      numbered.numberOf.firstIndex(of: Int32(number))
    }
    self.init(
      prototypes: found.selectingRows(order), categoryCount: points.categoryCount,
      gamma: points.gamma, sizes: numbered.sizes, cost: run.cost, iterations: run.passes,
      converged: run.converged)
  }

  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    prototypes = try container.decode(Matrix.self, forKey: .prototypes)
    categoryCount = try container.decode(Int.self, forKey: .categoryCount)
    gamma = try container.decode(Double.self, forKey: .gamma)
    sizes = try container.decode([Int].self, forKey: .sizes)
    cost = try container.decode(Double.self, forKey: .cost)
    iterations = try container.decode(Int.self, forKey: .iterations)
    converged = try container.decode(Bool.self, forKey: .converged)
    guard !sizes.isEmpty, sizes.count == prototypes.rowCount, prototypes.columnCount > 0,
      0...prototypes.columnCount ~= categoryCount
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .sizes, in: container,
        debugDescription: "There are \(prototypes.rowCount) prototypes and \(sizes.count) sizes.")
    }
  }
}
