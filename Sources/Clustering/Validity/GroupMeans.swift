import Numeric

/// The means of the rows of each group.
struct GroupMeans: Sendable {
  let means: [[Double]]
  let counts: [Int]

  /// Adds the rows of each group up.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - labels: The group of each row, from 0.
  ///   - weights: How many rows each stands for; one each when not given.
  init(of rows: Matrix, labels: [Int32], weights: [Int]? = nil) {
    precondition(labels.count == rows.rowCount, "a label for each row")
    let groups = Int((labels.max() ?? -1) + 1)
    var counts = [Int](repeating: 0, count: groups)
    for (row, label) in labels.enumerated() { counts[Int(label)] += weights?[row] ?? 1 }
    var means = [[Double]](
      repeating: Array(repeating: 0, count: rows.columnCount), count: groups)
    for feature in 0..<rows.columnCount {
      let values = rows.column(feature)
      var sums = [Double](repeating: 0, count: groups)
      if let weights {
        for row in values.indices { sums[Int(labels[row])] += values[row] * Double(weights[row]) }
      } else {
        for row in values.indices { sums[Int(labels[row])] += values[row] }
      }
      for group in 0..<groups where counts[group] > 0 {
        means[group][feature] = sums[group] / Double(counts[group])
      }
    }
    self.means = means
    self.counts = counts
  }

  /// The Euclidean distance from a point to the mean of a group.
  func distance(from point: [Double], to group: Int) -> Double {
    squaredDistance(from: point, to: group).squareRoot()
  }

  /// The squared Euclidean distance from a point to the mean of a group.
  func squaredDistance(from point: [Double], to group: Int) -> Double {
    var sum = 0.0
    for (a, b) in zip(point, means[group]) { sum += (a - b) * (a - b) }
    return sum
  }

  /// The mean distance of the rows of each group to its mean.
  func meanDistances(of rows: Matrix, labels: [Int32]) -> [Double] {
    var sums = [Double](repeating: 0, count: counts.count)
    for (row, squared) in squares(of: rows, labels: labels).enumerated() {
      sums[Int(labels[row])] += squared.squareRoot()
    }
    return sums.indices.map { counts[$0] > 0 ? sums[$0] / Double(counts[$0]) : 0 }
  }

  /// The sum of squared distances of all rows to the means of their groups.
  func squaredDistances(of rows: Matrix, labels: [Int32]) -> Double {
    squares(of: rows, labels: labels).reduce(0, +)
  }

  /// The sum of squared distances of the rows of each group to its mean.
  func sumsOfSquares(of rows: Matrix, labels: [Int32]) -> [Double] {
    var sums = [Double](repeating: 0, count: counts.count)
    for (row, squared) in squares(of: rows, labels: labels).enumerated() {
      sums[Int(labels[row])] += squared
    }
    return sums
  }

  private func squares(of rows: Matrix, labels: [Int32]) -> [Double] {
    var result = [Double](repeating: 0, count: rows.rowCount)
    for feature in 0..<rows.columnCount {
      let values = rows.column(feature)
      let centres = means.map { $0[feature] }
      for row in values.indices {
        let difference = values[row] - centres[Int(labels[row])]
        result[row] += difference * difference
      }
    }
    return result
  }
}
