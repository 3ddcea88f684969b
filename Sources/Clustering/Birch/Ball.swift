/// Some rows, by what tells their mean and radius.
struct Ball: Sendable {
  /// The number of rows.
  private(set) var count: Double

  /// Their mean.
  private(set) var mean: [Double]

  /// The sum of their squared distances to the mean.
  private(set) var squares: Double

  /// One row.
  init(_ row: [Double]) { (count, mean, squares) = (1, row, 0) }

  /// Returns this and another as one ball.
  func joined(with other: Ball) -> Ball {
    var ball = self
    let share = other.count / (count + other.count)
    for feature in mean.indices {
      ball.mean[feature] += share * (other.mean[feature] - mean[feature])
    }
    ball.squares += other.squares + count * share * squaredDistance(to: other)
    ball.count += other.count
    return ball
  }

  /// Returns the squared distance between the means.
  func squaredDistance(to other: Ball) -> Double {
    var sum = 0.0
    for feature in mean.indices {
      let difference = mean[feature] - other.mean[feature]
      sum += difference * difference
    }
    return sum
  }
}
