/// Rows that stand for several each, and the sums of distances between them.
public struct WeightedPoints: Sendable {
  /// How far two rows are from each other.
  public let metric: PointMetric

  /// The rows in blocks.
  let rows: BlockedRows

  /// How many rows each lane stands for, zero in lanes without a row.
  let weights: [SIMD8<Double>]

  /// The number of rows.
  public var count: Int { rows.rowCount }

  /// Copies rows.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `m × d`, finite.
  ///   - weights: How many rows each stands for.
  ///   - metric: How far two rows are from each other.
  /// - Precondition: A weight for each row.
  public init(_ rows: Matrix, weights: [Int], metric: PointMetric) {
    precondition(weights.count == rows.rowCount, "a weight for each row")
    self.metric = metric
    self.rows = BlockedRows(rows)
    var lanes = [SIMD8<Double>](repeating: .zero, count: self.rows.blockCount)
    for (row, weight) in weights.enumerated() { lanes[row / 8][row % 8] = Double(weight) }
    self.weights = lanes
  }

  /// Returns the distance between a row and a point.
  func distance(_ row: Int, to point: [Double]) -> Double {
    rows.distances(row / 8, to: point.span, 0, by: metric)[row % 8]
  }
}

/// The distance of each row to the nearest of some chosen rows, as more are chosen.
public struct NearestChosen: Sendable {
  private let points: WeightedPoints
  private var nearest: [SIMD8<Double>]

  /// Begins with none chosen, infinitely far from every row.
  public init(_ points: WeightedPoints) {
    self.points = points
    nearest = Array(repeating: SIMD8(repeating: .infinity), count: points.weights.count)
  }

  /// Returns the weighted sum of distances with one more row chosen.
  ///
  /// - Complexity: O(`m` · `d`).
  public func total(with row: Int) -> Double {
    let point = points.rows.row(row)
    var sum = SIMD8<Double>()
    for block in nearest.indices {
      let distance = points.rows.distances(block, to: point.span, 0, by: points.metric)
      sum += points.weights[block] * distance.least(nearest[block])
    }
    return sum.laneSum
  }

  /// Chooses one more row.
  ///
  /// - Returns: The weighted sum of distances from there on.
  public mutating func choose(_ row: Int) -> Double {
    let point = points.rows.row(row)
    var sum = SIMD8<Double>()
    for block in nearest.indices {
      let distance = points.rows.distances(block, to: point.span, 0, by: points.metric)
      nearest[block] = distance.least(nearest[block])
      sum += points.weights[block] * nearest[block]
    }
    return sum.laneSum
  }
}
