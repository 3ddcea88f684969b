/// The sums and counts of the rows of one group, as rows come and go.
struct MixedGroup: Sendable {
  /// How many rows it holds.
  private(set) var weight = 0.0

  private var sums: [Double]
  private var counts: [[Double]]
  private var modes: [Int]

  /// Begins without rows.
  init(_ points: MixedPoints) {
    sums = [Double](repeating: 0, count: points.numberCount)
    counts = points.values.map { [Double](repeating: 0, count: $0.count) }
    modes = [Int](repeating: 0, count: points.categoryCount)
  }

  /// The means, and of each category the most frequent value, of equally frequent ones the first.
  var prototype: Prototype { Prototype(means: sums.map { $0 / weight }, modes: modes) }

  /// Adds a row so many times; less than none takes it away.
  mutating func add(_ row: Int, of points: MixedPoints, times: Double) {
    weight += times
    for feature in sums.indices {
      sums[feature] += times * points.numbers[row &* sums.count &+ feature]
    }
    for category in modes.indices {
      let value = points.codes[row &* modes.count &+ category]
      counts[category][value] += times
      modes[category] = mode(of: category, after: value, hasGrown: times > 0)
    }
  }

  /// The most frequent value of a category once the count of one value has changed.
  private func mode(of category: Int, after value: Int, hasGrown: Bool) -> Int {
    let (counts, mode) = (counts[category], modes[category])
    if hasGrown {
      let isFirst = (-counts[value], value) < (-counts[mode], mode)
      return isFirst ? value : mode
    }
    guard value == mode else { return mode }
    var best = 0
    for other in counts.indices where counts[other] > counts[best] { best = other }
    return best
  }
}
