import Numeric

/// A point of three features, or what leads from one to another.
struct SpacePoint: Sendable, Codable, Hashable {
  var x: Double
  var y: Double
  var z: Double

  /// The length of the way from the origin.
  var length: Double { (x * x + y * y + z * z).squareRoot() }

  static func - (a: Self, b: Self) -> Self { Self(x: a.x - b.x, y: a.y - b.y, z: a.z - b.z) }

  static func + (a: Self, b: Self) -> Self { Self(x: a.x + b.x, y: a.y + b.y, z: a.z + b.z) }

  static func * (factor: Double, a: Self) -> Self {
    Self(x: factor * a.x, y: factor * a.y, z: factor * a.z)
  }

  /// The inner product.
  func dot(_ other: Self) -> Double { x * other.x + y * other.y + z * other.z }
}

/// Rows with their features scaled, read three features at a time.
struct RotatedRows: Sendable {
  /// The scaled rows.
  let rows: Matrix

  /// Scales rows.
  init(_ rows: Matrix, scales: [FeatureScale]) {
    var scaled = rows
    for (feature, scale) in scales.enumerated() {
      var column = scaled.mutableColumn(feature)
      for row in column.indices { column[row] = (column[row] - scale.middle) / scale.width }
    }
    self.rows = scaled
  }

  /// The point of a row; a feature that is there again counts as 0.
  func point(_ row: Int, _ triple: FeatureTriple) -> SpacePoint {
    SpacePoint(
      x: rows[row, triple.first],
      y: triple.second == triple.first ? 0 : rows[row, triple.second],
      z: triple.third == triple.second ? 0 : rows[row, triple.third])
  }

  /// The different points of some features.
  func differentPoints(_ triple: FeatureTriple) -> [SpacePoint] {
    var known: Set<SpacePoint> = []
    return (0..<rows.rowCount).map { point($0, triple) }.filter { known.insert($0).inserted }
  }
}

/// Returns the point with the least sum of distances to some points, to 10⁻⁵.
///
/// > Y. Vardi, C.-H. Zhang. "The multivariate L1-median and associated data depth." *Proc. National
/// > Academy of Sciences* 97 (4), 2000,
/// > doi:[10.1073/pnas.97.4.1423](https://doi.org/10.1073/pnas.97.4.1423)
///
/// - Parameter points: Different points, at least one.
/// - Returns: The point.
/// - Complexity: O(`n`) an iteration, at most a thousand.
func geometricMedian(of points: [SpacePoint]) -> SpacePoint {
  var median = (1 / Double(points.count)) * points.reduce(SpacePoint(x: 0, y: 0, z: 0), +)
  for _ in 0..<1_000 {
    var (weights, sum, isPoint) = (0.0, SpacePoint(x: 0, y: 0, z: 0), false)
    for point in points {
      let distance = (point - median).length
      guard distance > 0 else {
        isPoint = true
        continue
      }
      weights += 1 / distance
      sum = sum + (1 / distance) * point
    }
    guard weights > 0 else { return median }
    let drawn = (1 / weights) * sum
    let pull = (weights * (drawn - median)).length
    let stay = isPoint ? (pull > 0 ? min(1, 1 / pull) : 0) : 0
    let next = (1 - stay) * drawn + stay * median
    let move = (next - median).length
    median = next
    if move < max(1e-5, 1e-12 * median.length) { break }
  }
  return median
}
