import Glibc

/// The rows of one group, joined to a tree of least mutual reachability.
struct DensityCrowd: Sendable {
  /// The number of rows.
  let count: Int

  /// The longest edge between inner rows of the tree; of all edges where it has no inner ones.
  let sparseness: Double

  /// The rows that more than one edge ends at, as places.
  private let inner: [Int]

  /// How lonely each row is: the less, the more rows of its group are near.
  private let loneliness: [Double]

  /// The values of the rows, row after row.
  private let points: [Double]

  private let featureCount: Int

  /// Joins rows.
  ///
  /// - Parameter rows: The rows of one group, all of one length.
  /// - Complexity: O(`m`² · `d`).
  init(_ rows: [[Double]]) {
    let sorted = rows.sorted { $0.lexicographicallyPrecedes($1) }
    count = sorted.count
    featureCount = sorted.first?.count ?? 0
    points = sorted.flatMap(\.self)
    loneliness = DensityCrowd.loneliness(points, count: count, features: featureCount)
    let tree = ReachabilityTree(points, loneliness: loneliness, features: featureCount)
    inner = tree.inner
    sparseness = tree.longestInnerEdge
  }

  /// The least mutual reachability from an inner row of this group to one of another.
  ///
  /// - Complexity: O(`m` · other `m` · `d`).
  func separation(from other: DensityCrowd) -> Double {
    var least = Double.infinity
    for a in inner {
      for b in other.inner {
        let lonely = max(loneliness[a], other.loneliness[b])
        guard lonely < least else { continue }
        let distance = squaredGap(points.span, a, other.points.span, b, features: featureCount)
          .squareRoot()
        least = min(least, max(distance, lonely))
      }
    }
    return least
  }

  /// Returns the core distance of each row to all others of its group.
  ///
  /// It is the generalized mean of the distances with the exponent −`d`; equal rows are left out of
  /// the sum, as their density would be without bounds.
  private static func loneliness(_ points: [Double], count: Int, features: Int) -> [Double] {
    let span = points.span
    return (0..<count).map { row in
      var sum = 0.0
      for other in 0..<count where other != row {
        let distance = squaredGap(span, row, span, other, features: features).squareRoot()
        guard distance > 0 else { continue }
        var density = 1.0
        for _ in 0..<features { density /= distance }
        sum += density
      }
      return sum > 0 ? pow(sum / Double(count - 1), -1 / Double(features)) : 0
    }
  }
}

/// Returns the squared distance of two points, features in their order.
func squaredGap(
  _ a: Span<Double>, _ i: Int, _ b: Span<Double>, _ j: Int, features: Int
) -> Double {
  var sum = 0.0
  for feature in 0..<features {
    let difference = a[i * features + feature] - b[j * features + feature]
    sum += difference * difference
  }
  return sum
}
