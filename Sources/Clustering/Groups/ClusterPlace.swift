public import Numeric

/// Where one row stands among the groups.
public struct ClusterPlace: Sendable, Hashable, Codable {
  /// The group of the row; the nearest for a row that belongs to none.
  public let cluster: Int32

  /// Whether the row belongs to the group; it may be like none.
  public let isMember: Bool

  /// The Euclidean distance to its centre, on the scale of the model.
  public let distance: Double

  /// The nearest of the other groups; `nil` when there is one group only.
  public let secondCluster: Int32?

  /// The distance to the centre of that group.
  public let secondDistance: Double?
}

extension ClusteringModel {
  /// Returns where each row stands: its group, its distance, and the second best.
  ///
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · `k` · `d`).
  public func places(of rows: Matrix) throws(ShapeError) -> [ClusterPlace] {
    let labels = try labels(of: rows)
    let centres = centres
    return labels.indices.map { ClusterPlace(of: rows.row($0), in: labels[$0], among: centres) }
  }
}

extension ClusterPlace {
  fileprivate init(of row: [Double], in label: Int32, among centres: Matrix) {
    let distances = (0..<centres.rowCount).map { euclidean(from: row, to: $0, of: centres) }
    let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
    let cluster = label < 0 ? nearest : Int(label)
    let others = distances.indices.filter { $0 != cluster }
    let second = others.min { distances[$0] < distances[$1] }
    self.init(
      cluster: Int32(cluster), isMember: label >= 0, distance: distances[cluster],
      secondCluster: second.map { Int32($0) }, secondDistance: second.map { distances[$0] })
  }
}

private func euclidean(from row: [Double], to cluster: Int, of centres: Matrix) -> Double {
  var sum = 0.0
  for feature in row.indices {
    let difference = row[feature] - centres[cluster, feature]
    sum += difference * difference
  }
  return sum.squareRoot()
}
