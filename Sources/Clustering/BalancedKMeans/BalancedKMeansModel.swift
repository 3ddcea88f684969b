public import Numeric

/// Centres with offsets; a row belongs to the one with the least squared distance plus offset.
///
/// Of equals the one counts that comes first by its coordinates.
public struct BalancedKMeansModel: ClusteringModel, Hashable {
  /// The centre of each group by which rows are assigned, shape `k × d`; the mean when converged.
  public let sites: Matrix

  /// What is added to the squared distance to each centre: more for a group that had to be smaller.
  public let offsets: [Double]

  /// The middle and the size of each group.
  public let summary: GroupSummary

  /// The sum of squared distances of the training rows to the means of their groups.
  public let inertia: Double

  /// Whether fitting ended because no row changed its group any more.
  public let converged: Bool

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { sites.columnCount }

  /// The number of groups.
  public var clusterCount: Int { sites.rowCount }

  /// The means of the training rows of each group, shape `k × d`.
  public var centres: Matrix { summary.centres }

  /// The sum of squared distances of the training rows to the means of their groups.
  public var trainingInertia: Double? { inertia }

  /// Writes the group of each row.
  ///
  /// - Precondition: `labels.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · `k` · `d`).
  public func assign(_ rows: Matrix, into labels: inout MutableSpan<Int32>) throws(ShapeError) {
    guard rows.columnCount == featureCount else {
      throw .featureCount(expected: featureCount, got: rows.columnCount)
    }
    let order = rowOrder(of: sites)
    assignCells(rows, sites.selectingRows(order), order.map { offsets[$0] }, into: &labels)
    for row in 0..<labels.count { labels[row] = Int32(order[Int(labels[row])]) }
  }
}

extension BalancedKMeansModel {
  /// Numbers the groups of a run by the training rows they get.
  init(_ run: BalancedRun, rows: Matrix) {
    let places = rowOrder(of: run.sites)
    let (sites, offsets) = (run.sites.selectingRows(places), places.map { run.offsets[$0] })
    var labels = [Int32](repeating: 0, count: rows.rowCount)
    var span = labels.mutableSpan
    assignCells(rows, sites, offsets, into: &span)
    let numbered = NumberedGroups(labels, of: rows)
    let order = (0..<numbered.sizes.count).compactMap { number in
      numbered.numberOf.firstIndex(of: Int32(number))
    }
    self.init(
      sites: sites.selectingRows(order), offsets: order.map { offsets[$0] },
      summary: GroupSummary(centres: numbered.centres, sizes: numbered.sizes),
      inertia: Clustering.inertia(of: rows, labels: numbered.labels), converged: run.converged)
  }

  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    sites = try container.decode(Matrix.self, forKey: .sites)
    offsets = try container.decode([Double].self, forKey: .offsets)
    summary = try container.decode(GroupSummary.self, forKey: .summary)
    inertia = try container.decode(Double.self, forKey: .inertia)
    converged = try container.decode(Bool.self, forKey: .converged)
    let count = summary.sizes.count
    guard count > 0, sites.columnCount > 0, sites.rowCount == count, offsets.count == count,
      summary.centres.rowCount == count, summary.centres.columnCount == sites.columnCount
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .offsets, in: container, debugDescription: "Centres and offsets do not fit.")
    }
  }
}

/// Writes the centre with the least squared distance plus offset, of equals the first.
///
/// An offset is the square of one more coordinate, which is zero for every row.
private func assignCells(
  _ rows: Matrix, _ sites: Matrix, _ offsets: [Double], into labels: inout MutableSpan<Int32>
) {
  let least = offsets.min() ?? 0
  var lifted = sites.withColumn()
  for site in offsets.indices {
    lifted[site, sites.columnCount] = (offsets[site] - least).squareRoot()
  }
  BlockedRows(rows.withColumn()).assignNearest(Centres(lifted), into: &labels)
}

extension Matrix {
  /// The same rows with one more feature, of zeros.
  fileprivate func withColumn() -> Matrix {
    var result = Matrix(rowCount: rowCount, columnCount: columnCount + 1)
    for feature in 0..<columnCount {
      for row in 0..<rowCount { result[row, feature] = self[row, feature] }
    }
    return result
  }
}
