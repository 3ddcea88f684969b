import Glibc
import Numeric

/// What rows cost to turn about the middle of three features.
struct RotationSpace: Sendable, Hashable {
  /// The features.
  let triple: FeatureTriple

  /// The geometric median.
  let middle: SpacePoint

  /// How angles up to a right one are stretched, and the others.
  let acute: AngleScale
  let obtuse: AngleScale

  /// What turning usually costs.
  let costs: FeatureScale

  /// Keeps what was found.
  init(
    _ triple: FeatureTriple, middle: SpacePoint, acute: AngleScale, obtuse: AngleScale,
    costs: FeatureScale
  ) {
    self.triple = triple
    self.middle = middle
    self.acute = acute
    self.obtuse = obtuse
    self.costs = costs
  }

  /// Finds the middle of rows, and what turning them costs.
  init(_ triple: FeatureTriple, fitting rows: RotatedRows) {
    let middle = geometricMedian(of: rows.differentPoints(triple))
    let points = (0..<rows.rows.rowCount).map { rows.point($0, triple) }
    let angles = points.compactMap { turningAngle(of: $0 - middle, to: middle, triple) }
    let acute = AngleScale(angles.filter { $0 <= .pi / 2 }, from: 0.001, to: 0.955)
    let obtuse = AngleScale(angles.filter { $0 > .pi / 2 }, from: .pi / 2 + 0.001, to: 2.186)
    let unscored = RotationSpace(
      triple, middle: middle, acute: acute, obtuse: obtuse,
      costs: FeatureScale(middle: 0, width: 1))
    self.init(
      triple, middle: middle, acute: acute, obtuse: obtuse,
      costs: medianScale(of: points.map { unscored.cost(of: $0) }))
  }

  /// Returns how many median distances the cost of a point is from the median cost.
  func score(of point: SpacePoint) -> Double { costs.deviation(of: cost(of: point)) }

  /// What turning a point costs; nothing at the middle.
  private func cost(of point: SpacePoint) -> Double {
    let way = point - middle
    guard let angle = turningAngle(of: way, to: middle, triple) else { return 0 }
    let scaled = angle <= .pi / 2 ? acute.scaled(angle) : obtuse.scaled(angle)
    let (length, sine) = (way.length, sin(scaled))
    let cost = length * length * length * cos(scaled) * sine * sine
    return min(max(cost, -greatestCost), greatestCost)
  }
}

/// Costs beyond are as good as infinite, and their differences would not be numbers.
private let greatestCost = 1e300

/// Returns the angle between two ways, a right one where the second has no direction; `nil` where the
/// first has none.
private func turningAngle(
  of way: SpacePoint, to middle: SpacePoint, _ triple: FeatureTriple
) -> Double? {
  let (length, reach) = (way.length, middle.length)
  guard length > 0 else { return nil }
  guard reach > 0, triple.first != triple.second else { return .pi / 2 }
  let lengths = length * reach
  guard lengths > 0 else { return nil }
  return acos(min(max(way.dot(middle) / lengths, -1), 1))
}

/// A straight line that maps the angles of a fit to a range.
struct AngleScale: Sendable, Codable, Hashable {
  /// How many times a greater angle is greater afterwards.
  let factor: Double

  /// What the angle 0 becomes.
  let offset: Double

  /// Maps the least of some angles and `low` to `low`, and the greatest of them and `high` to `high`.
  init(_ angles: [Double], from low: Double, to high: Double) {
    let least = min(low, angles.min() ?? low)
    factor = (high - low) / (max(high, angles.max() ?? high) - least)
    offset = low - least * factor
  }

  /// Returns the mapped angle.
  func scaled(_ angle: Double) -> Double { angle * factor + offset }
}
