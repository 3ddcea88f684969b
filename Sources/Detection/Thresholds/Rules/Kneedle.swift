public import Parameters

/// Calls scores unusual that are above the first knee of the sorted scores, seen from the highest.
///
/// From the highest score down the curve of scores falls steeply, then flat; the knee is where it is
/// farthest from the straight line between its ends, before it comes nearer by `sensitivity` steps.
/// Scores are not smoothed. When there is no knee all scores are usual.
///
/// > V. Satopää, J. Albrecht, D. Irwin, B. Raghavan. "Finding a 'Kneedle' in a haystack: detecting
/// > knee points in system behavior." *ICDCS Workshops* 2011,
/// > doi:[10.1109/ICDCSW.2011.20](https://doi.org/10.1109/ICDCSW.2011.20)
public struct Kneedle: ThresholdRule {
  /// How many flat steps make a knee.
  public var sensitivity: Double

  /// Creates a rule.
  public init(sensitivity: Double = 1) { self.sensitivity = sensitivity }

  /// Creates a rule with its default parameters.
  public init() { self.init(sensitivity: 1) }

  public static let identifier = "kneedle"

  public static let summary = "Scores above the knee of the curve of sorted scores."

  public static let parameters: [Parameter<Self>] = [
    .number("sensitivity", \.sensitivity, .between(0, 10_000), "how many flat steps make a knee")
  ]

  public static let band = SettingBand.numbers("sensitivity", [1, 3, 10, 30, 100])

  public func threshold(ofSorted scores: [Double]) -> Double {
    unitThreshold(ofSorted: scores) { unit in
      let last = unit.count - 1
      let step = 1 / Double(last)
      let heights = (0...last).map { 1 - unit[last - $0] - Double($0) * step }
      return knee(of: heights, drop: sensitivity * step).map { unit[last - $0] } ?? 1
    }
  }
}

/// Returns the first local maximum after which a curve falls by some drop before it turns again.
private func knee(of heights: [Double], drop: Double) -> Int? {
  var peak: Int?
  for index in heights.indices.dropLast() {
    let (height, next) = (heights[index], heights[index + 1])
    let before = index > 0 ? heights[index - 1] : height
    if height >= before, height >= next { peak = index }
    if height <= before, height <= next { peak = nil }
    if let peak, next < heights[peak] - drop { return peak }
  }
  return nil
}
