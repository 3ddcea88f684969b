/// The valleys of a plot of reachability that begin with a steep way down and end with a steep way up.
///
/// The definitions are those of the paper on OPTICS, section 4.3, with what scikit-learn corrects of
/// them: an endless height is put behind the plot, a way down is steep where the next height is lower
/// by the share, and a valley ends before entries that were reached from outside.
struct SteepAreas {
  private let heights: [Double]
  private let plot: ReachabilityPlot

  /// What is left of a height after a steep step.
  private let left: Double

  /// The most entries in a row that are not steep, on a steep way.
  private let steady: Int
  private let leastSize: Int

  /// A steep way down.
  private struct Descent {
    let start: Int
    let end: Int

    /// The greatest height since its end.
    var between = 0.0
  }

  private var descents: [Descent] = []
  private var valleys: [ClosedRange<Int>] = []

  /// Finds the valleys of a plot.
  ///
  /// - Parameters:
  ///   - plot: The plot.
  ///   - steepness: The share by which a steep step is longer or shorter than the one before it.
  ///   - steady: The most entries in a row that are not steep, on a steep way.
  ///   - leastSize: The least number of entries of a valley.
  /// - Complexity: O(`n` · descents) at worst.
  init(_ plot: ReachabilityPlot, steepness: Double, steady: Int, leastSize: Int) {
    self.plot = plot
    heights = plot.heights + [.infinity]
    left = 1 - steepness
    self.steady = steady
    self.leastSize = leastSize
    var (entry, between, next) = (0, 0.0, 0)
    while let steep = (next..<plot.heights.count).first(where: { isDown($0) || isUp($0) }) {
      between = heights[entry...steep].reduce(between) { max($0, $1) }
      forgetDescents(below: between)
      let end = isDown(steep) ? descend(from: steep) : climb(from: steep)
      (entry, next) = (end + 1, end + 1)
      between = heights[entry]
    }
  }

  /// The group of each entry: the innermost valley that holds it, `-1` for none.
  var groups: [Int32] {
    var groups = [Int32](repeating: -1, count: plot.heights.count)
    var number: Int32 = 0
    for valley in valleys where groups[valley].allSatisfy({ $0 < 0 }) {
      for entry in valley { groups[entry] = number }
      number += 1
    }
    return groups
  }

  private func ratio(_ entry: Int) -> Double { heights[entry] / heights[entry + 1] }

  private func isUp(_ entry: Int) -> Bool { ratio(entry) <= left }

  private func isDown(_ entry: Int) -> Bool { ratio(entry) >= 1 / left }

  private mutating func descend(from start: Int) -> Int {
    let end = reach(from: start, isSteep: isDown) { ratio($0) < 1 }
    descents.append(Descent(start: start, end: end))
    return end
  }

  /// Takes the way up as the end of a valley for each way down that fits.
  private mutating func climb(from start: Int) -> Int {
    let end = reach(from: start, isSteep: isUp) { ratio($0) > 1 }
    let found = descents.reversed().compactMap { valley(from: $0, to: start...end) }
    valleys += found
    return end
  }

  /// The last steep entry of a way, which may be interrupted but not turn round.
  private func reach(
    from start: Int, isSteep: (Int) -> Bool, turns: (Int) -> Bool
  ) -> Int {
    var (end, interruptions) = (start, 0)
    for entry in start..<plot.heights.count {
      if isSteep(entry) {
        (end, interruptions) = (entry, 0)
      } else if turns(entry) {
        return end
      } else {
        interruptions += 1
        if interruptions > steady { return end }
      }
    }
    return end
  }

  /// Keeps the ways down that begin well above the greatest height since.
  private mutating func forgetDescents(below between: Double) {
    guard between.isFinite else { return descents = [] }
    descents.removeAll { between > heights[$0.start] * left }
    for place in descents.indices {
      descents[place].between = max(descents[place].between, between)
    }
  }

  private func valley(from descent: Descent, to ascent: ClosedRange<Int>) -> ClosedRange<Int>? {
    var (start, end) = (descent.start, ascent.upperBound)
    let (before, behind) = (heights[start], heights[end + 1])
    guard behind * left >= descent.between else { return nil }
    if before * left >= behind {
      while start < descent.end, heights[start + 1] > behind { start += 1 }
    } else if behind * left >= before {
      while end > ascent.lowerBound, heights[end - 1] > before { end -= 1 }
    }
    while start < end, !isReached(end, from: start) { end -= 1 }
    guard start < end, end - start + 1 >= leastSize, start <= descent.end,
      end >= ascent.lowerBound
    else { return nil }
    return start...end
  }

  /// Whether the last entry of a valley is lower than its first, or reached from within.
  private func isReached(_ end: Int, from start: Int) -> Bool {
    if heights[start] > heights[end] { return true }
    let row = plot.predecessors[end]
    guard row >= 0 else { return false }
    return plot.entries[row].lowerBound < end && plot.entries[row].upperBound > start
  }
}
