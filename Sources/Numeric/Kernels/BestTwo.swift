/// The two greatest of some values.
struct BestTwo {
  var first = -Double.infinity
  var second = -Double.infinity

  mutating func take(_ value: Double) {
    if value > first { (first, second) = (value, first) } else if value > second { second = value }
  }
}

/// The two greatest values of each lane.
struct BestTwoInLanes {
  private var first = SIMD8<Double>(repeating: -.infinity)
  private var second = SIMD8<Double>(repeating: -.infinity)

  @inline(__always)
  mutating func take(_ value: SIMD8<Double>) {
    let lower = value.replacing(with: first, where: value .> first)
    first.replace(with: value, where: value .> first)
    second.replace(with: lower, where: lower .> second)
  }

  /// The two greatest of all lanes.
  var reduced: BestTwo {
    var two = BestTwo()
    for lane in 0..<8 {
      two.take(first[lane])
      two.take(second[lane])
    }
    return two
  }
}
