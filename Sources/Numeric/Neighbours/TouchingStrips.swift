/// The strips that touch each strip.
struct TouchingStrips: Sendable {
  /// Up to three runs of strips for each, one before it, one that it is in, and one behind it.
  private var runs: [Range<Int>]

  private let runsOfStrip: Int

  /// Finds them.
  ///
  /// - Parameters:
  ///   - strips: The numbers of the strips that hold points, rising.
  ///   - steps: What a step to the next strip adds to a number, along the first and the second of the
  ///     features that cut; 0 where there is no such feature.
  /// - Complexity: O(strips).
  init(_ strips: [Int], steps: (Int, Int)) {
    let sides = steps.0 == 0 ? [0] : [-steps.0, 0, steps.0]
    runsOfStrip = sides.count
    runs = Array(repeating: 0..<0, count: strips.count * sides.count)
    for (side, step) in sides.enumerated() {
      // Strips are in the order of their numbers, and so are those that touch them on one side.
      var (begin, end) = (0, 0)
      for (strip, number) in strips.enumerated() {
        while begin < strips.count, strips[begin] < number + step - steps.1 { begin += 1 }
        end = max(begin, end)
        while end < strips.count, strips[end] <= number + step + steps.1 { end += 1 }
        runs[strip * sides.count + side] = begin..<end
      }
    }
  }

  /// Gives a body the strips that touch one, without itself.
  @inline(__always)
  func forEach(of strip: Int, _ body: (Int) -> Void) {
    for run in strip * runsOfStrip..<(strip + 1) * runsOfStrip {
      for other in runs[run] where other != strip { body(other) }
    }
  }
}
