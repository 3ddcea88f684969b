public import Numeric
import Parameters

extension BalancedKMeans {
  /// Finds the groups: the best of some starts.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model whose groups are numbered by size, the largest first.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, there
  ///   are fewer distinct rows than groups or too many rows, or the task was cancelled.
  /// - Complexity: O(`starts` · iterations · `n` · `k` · (`d` + log `n`)), and more where many rows
  ///   must move.
  public func fit(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> BalancedKMeansModel {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, distinct: clusters)
    guard rows.rowCount <= Self.mostRows else {
      throw .tooManyRows(method: Self.identifier, most: Self.mostRows, got: rows.rowCount)
    }
    try checkCancellation()
    let sorted = rows.selectingRows(rowOrder(of: rows))
    let blocked = BlockedRows(sorted)
    let draws = KMeans(clusters: clusters, starts: starts).seedDraws(seed)
    let runs = concurrentMap(starts) { start in
      run(sorted, from: chooseSeeds(clusters, from: blocked, by: draws[start]))
    }
    try checkCancellation()
    var best = runs[0]
    for run in runs.dropFirst() where run.loss < best.loss { best = run }
    return BalancedKMeansModel(best, rows: sorted)
  }

  /// One start.
  public var forResamples: Self {
    var method = self
    method.starts = 1
    return method
  }

  /// Moves centres to the means of their groups until no row changes its group.
  private func run(_ rows: Matrix, from seeds: Centres) -> BalancedRun {
    let bounds = bounds(rows: rows.rowCount)
    let distinct = DistinctRows(of: rows)
    let firsts = distinct.place.map { distinct.first[Int($0)] }
    var centres = Matrix(rowCount: clusters, columnCount: rows.columnCount)
    for group in 0..<clusters {
      for feature in 0..<rows.columnCount {
        centres[group, feature] = seeds.values[group * rows.columnCount + feature]
      }
    }
    var labels: [Int] = []
    for iteration in 1... {
      let costs = (0..<clusters).map { squaredDistances(of: rows, to: centres.row($0)) }
      let assignment = BoundedAssignment(costs: costs, bounds: bounds)
      let converged = assignment.labels == labels
      labels = assignment.labels
      if converged || iteration >= maximumIterations || Task.isCancelled {
        let loss = labels.indices.reduce(0) { $0 + costs[labels[$1]][$1] }
        return BalancedRun(
          sites: centres, offsets: assignment.offsets(equalTo: firsts), loss: loss,
          converged: converged)
      }
      centres = means(of: rows, labels, or: centres)
    }
    return BalancedRun(sites: centres, offsets: [], loss: .infinity, converged: false)
  }
}

/// What one start ended with.
struct BalancedRun: Sendable {
  /// A centre a group.
  var sites: Matrix

  /// What is added to the squared distances to each centre.
  var offsets: [Double]

  /// The sum of squared distances.
  var loss: Double

  /// Whether it ended because no row changed its group.
  var converged: Bool
}

private func squaredDistances(of rows: Matrix, to point: [Double]) -> [Double] {
  var squares = [Double](repeating: 0, count: rows.rowCount)
  for feature in point.indices {
    let values = rows.column(feature)
    for row in squares.indices {
      let difference = values[row] - point[feature]
      squares[row] += difference * difference
    }
  }
  return squares
}

private func means(of rows: Matrix, _ labels: [Int], or former: Matrix) -> Matrix {
  let groups = GroupMeans(of: rows, labels: labels.map { Int32($0) })
  var centres = former
  for group in groups.means.indices where groups.counts[group] > 0 {
    for feature in 0..<rows.columnCount {
      centres[group, feature] = groups.means[group][feature]
    }
  }
  return centres
}
