/// The means and weights of groups that are merged two by two, and the search for the group that is
/// cheapest to merge with.
///
/// The cost of a merge is what it adds to the sum of squared distances to means, times two: the
/// square of Ward's height as SciPy gives it. Groups are kept eight a vector; places of groups that
/// are gone are closed up when they are a quarter, in the order of the others, so memory is O(`n`)
/// and what is found depends on the groups alone.
public struct WardCentroids: Sendable {
  private let featureCount: Int

  /// The coordinates, `blocks × features`; infinite where no group is.
  private var means: [SIMD8<Double>]

  /// How many rows each group holds; 1 where no group is.
  private var weights: [SIMD8<Double>]

  /// The group of each place, `-1` where none is, and the place of each group.
  private var groups: [Int32]
  private var places: [Int32]

  private var alive: Int
  private var leastWeight: Double

  /// Begins with a group for each row.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `n × d`, finite.
  ///   - weights: How many rows each stands for.
  /// - Precondition: A weight for each row, none below 1.
  public init(_ rows: Matrix, weights: [Int]) {
    precondition(weights.count == rows.rowCount, "a weight for each row")
    featureCount = rows.columnCount
    alive = rows.rowCount
    leastWeight = Double(weights.min() ?? 1)
    let blocks = (rows.rowCount + 7) / 8
    means = Array(repeating: SIMD8(repeating: .infinity), count: blocks * featureCount)
    self.weights = Array(repeating: SIMD8(repeating: 1), count: blocks)
    groups = Array(repeating: -1, count: blocks * 8)
    places = (0..<Int32(rows.rowCount)).map { $0 }
    for row in 0..<rows.rowCount {
      groups[row] = Int32(row)
      self.weights[row / 8][row % 8] = Double(weights[row])
      for feature in 0..<featureCount {
        means[row / 8 * featureCount + feature][row % 8] = rows[row, feature]
      }
    }
  }

  /// The number of rows of a group.
  public func weight(of group: Int) -> Double {
    let place = Int(places[group])
    return weights[place / 8][place % 8]
  }

  /// Returns the group that is cheapest to merge with, and the cost; of equally cheap ones the first.
  ///
  /// - Precondition: The group is there, and so is another.
  /// - Complexity: O(`n` · `d`).
  public func cheapest(for group: Int) -> (group: Int, cost: Double) {
    switch featureCount {
    case 2: cheapest(for: group, TwoFeatures())
    case 3: cheapest(for: group, ThreeFeatures())
    default: cheapest(for: group, ManyFeatures(count: featureCount))
    }
  }

  private func cheapest(
    for group: Int, _ features: some FeatureWidth
  ) -> (group: Int, cost: Double) {
    let own = Int(places[group])
    let weight = weights[own / 8][own % 8]
    let mean = (0..<featureCount).map { means[own / 8 * featureCount + $0][own % 8] }
    // No group is lighter than the lightest there ever was, so no cost is below this part of d²; a
    // little less, so that rounding passes nothing over.
    let leastShare = 2 * weight * leastWeight / (weight + leastWeight) * (1 - 0x1p-40)
    var best = SIMD8<Double>(repeating: .infinity)
    var bestBlock = SIMD8<Int64>(repeating: -1)
    var bound = SIMD8<Double>(repeating: .infinity)
    let (allMeans, allWeights, point) = (means.span, weights.span, mean.span)
    for block in allWeights.indices {
      var squared = squaredDistance(block, allMeans, point, features)
      if block == own / 8 { squared[own % 8] = .infinity }
      guard any(squared * leastShare .< bound) else { continue }
      let cost = squared * (2 * weight * allWeights[block] / (allWeights[block] + weight))
      let cheaper = cost .< best
      best.replace(with: cost, where: cheaper)
      bestBlock.replace(with: Int64(block), where: cheaper)
      bound = SIMD8(repeating: best.least)
    }
    return first(of: best, bestBlock)
  }

  @inline(__always)
  private func squaredDistance(_ block: Int, _ mean: [Double]) -> SIMD8<Double> {
    squaredDistance(block, means.span, mean.span, ManyFeatures(count: featureCount))
  }

  @inline(__always)
  private func squaredDistance(
    _ block: Int, _ means: Span<SIMD8<Double>>, _ mean: Span<Double>, _ features: some FeatureWidth
  ) -> SIMD8<Double> {
    var sum = SIMD8<Double>()
    for feature in 0..<features.count {
      // Safe: callers pass a block that exists and a coordinate for each feature.
      let difference =
        unsafe means[unchecked: block &* features.count &+ feature]
        - mean[unchecked: feature]
      sum += difference * difference
    }
    return sum
  }

  /// The cheapest of eight lanes, of equal ones the group at the least place.
  private func first(of costs: SIMD8<Double>, _ blocks: SIMD8<Int64>) -> (group: Int, cost: Double)
  {
    let least = costs.least
    var place = Int.max
    for lane in 0..<8 where costs[lane] == least && blocks[lane] >= 0 {
      place = min(place, Int(blocks[lane]) * 8 + lane)
    }
    return (Int(groups[place]), least)
  }

  /// Returns the cost of merging two groups, to the same bit as the search gives it for `a`.
  public func cost(from a: Int, to b: Int) -> Double {
    let (own, other) = (Int(places[a]), Int(places[b]))
    let (weight, otherWeight) = (self.weight(of: a), self.weight(of: b))
    let mean = (0..<featureCount).map { means[own / 8 * featureCount + $0][own % 8] }
    return squaredDistance(other / 8, mean)[other % 8]
      * (2 * weight * otherWeight / (otherWeight + weight))
  }

  /// Merges a group into another, which is the heavier of the two afterwards.
  ///
  /// - Complexity: O(`d`) over many merges.
  public mutating func merge(_ gone: Int, into kept: Int) {
    let (from, to) = (Int(places[gone]), Int(places[kept]))
    let (weight, other) = (self.weight(of: kept), self.weight(of: gone))
    for feature in 0..<featureCount {
      let mean = means[to / 8 * featureCount + feature][to % 8]
      let moved = means[from / 8 * featureCount + feature][from % 8]
      means[to / 8 * featureCount + feature][to % 8] =
        mean + (moved - mean) * (other / (weight + other))
      means[from / 8 * featureCount + feature][from % 8] = .infinity
    }
    weights[to / 8][to % 8] = weight + other
    weights[from / 8][from % 8] = 1
    groups[from] = -1
    alive -= 1
    if alive * 4 < groups.count * 3 && alive > 8 { closeUp() }
  }

  /// Moves groups to the front, in their order.
  private mutating func closeUp() {
    var free = 0
    for place in groups.indices where groups[place] >= 0 {
      if place != free {
        for feature in 0..<featureCount {
          means[free / 8 * featureCount + feature][free % 8] =
            means[place / 8 * featureCount + feature][place % 8]
        }
        weights[free / 8][free % 8] = weights[place / 8][place % 8]
        groups[free] = groups[place]
        places[Int(groups[free])] = Int32(free)
      }
      free += 1
    }
    let blocks = (free + 7) / 8
    means.removeLast(means.count - blocks * featureCount)
    weights.removeLast(weights.count - blocks)
    groups.removeLast(groups.count - blocks * 8)
    for place in free..<blocks * 8 {
      groups[place] = -1
      weights[place / 8][place % 8] = 1
      for feature in 0..<featureCount {
        means[place / 8 * featureCount + feature][place % 8] = .infinity
      }
    }
  }
}

extension SIMD8<Double> {
  /// The least lane, by halves.
  @inline(__always)
  fileprivate var least: Double {
    let four = lowHalf.replacing(with: highHalf, where: highHalf .< lowHalf)
    let (low, high) = (four.lowHalf, four.highHalf)
    let two = low.replacing(with: high, where: high .< low)
    return Swift.min(two.x, two.y)
  }
}
