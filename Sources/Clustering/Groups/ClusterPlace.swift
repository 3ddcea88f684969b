public import Numeric

/// Where one row stands among the groups.
public struct ClusterPlace: Sendable, Hashable, Codable {
  /// The group of the row; the nearest for a row that belongs to none.
  public let cluster: Int32

  /// Whether the row belongs to the group; it may be like none.
  public let isMember: Bool

  /// The distance to its centre, Euclidean but where categories count, on the scale of the model.
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
    return zip(labels, distances(of: rows)).map { ClusterPlace(in: $0, at: $1) }
  }
}

extension ClusterPlace {
  fileprivate init(in label: Int32, at distances: [Double]) {
    let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
    let cluster = label < 0 ? nearest : Int(label)
    let others = distances.indices.filter { $0 != cluster }
    let second = others.min { distances[$0] < distances[$1] }
    self.init(
      cluster: Int32(cluster), isMember: label >= 0, distance: distances[cluster],
      secondCluster: second.map { Int32($0) }, secondDistance: second.map { distances[$0] })
  }
}

/// Returns the Euclidean distances of rows to some points, features in their order.
func euclideanDistances(of rows: Matrix, to points: Matrix) -> [[Double]] {
  (0..<rows.rowCount).map { row in
    (0..<points.rowCount).map { point in
      var sum = 0.0
      for feature in 0..<rows.columnCount {
        let difference = rows[row, feature] - points[point, feature]
        sum += difference * difference
      }
      return sum.squareRoot()
    }
  }
}
