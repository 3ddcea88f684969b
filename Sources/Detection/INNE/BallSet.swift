import Numeric

/// Balls around a few rows, each as great as its distance to the nearest other, the greatest first.
struct BallSet: Sendable {
  /// The values of the centres, centre after centre.
  private(set) var centres: [Double] = []

  /// The squares of the radii.
  private(set) var squaredRadii: [Double] = []

  /// How isolated each ball is: 1 less the square of the radius of the nearest centre's ball over its
  /// own.
  private(set) var numbers: [Double] = []

  /// Draws the balls.
  ///
  /// - Parameter rows: Two rows or more.
  init(around rows: Matrix) {
    let count = rows.rowCount
    var radii = [Double](repeating: .infinity, count: count)
    var nearest = Array(0..<count)
    for a in 0..<count {
      for b in 0..<count where a != b {
        let square = rows.squaredDistance(a, b)
        if square < radii[a] { (radii[a], nearest[a]) = (square, b) }
      }
    }
    for ball in radii.indices.sorted(by: { (radii[$1], $0) < (radii[$0], $1) }) {
      centres += rows.row(ball)
      squaredRadii.append(radii[ball])
      numbers.append(
        1 - (radii[nearest[ball]] + .ulpOfOne) / (radii[ball] + .ulpOfOne))
    }
  }
}

extension Matrix {
  /// The squared Euclidean distance of two rows.
  fileprivate func squaredDistance(_ a: Int, _ b: Int) -> Double {
    var sum = 0.0
    for feature in 0..<columnCount {
      let difference = self[a, feature] - self[b, feature]
      sum += difference * difference
    }
    return sum
  }
}
