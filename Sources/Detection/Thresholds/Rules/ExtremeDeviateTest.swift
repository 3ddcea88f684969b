import Numeric
public import Parameters

/// Calls scores unusual by the generalised extreme Studentised deviate test, on the upper side.
///
/// The highest score is taken away again and again. As many are unusual as there are up to the last
/// one that was farther from the mean of what was left than the test allows. Deviations are measured
/// by the sample's standard deviation, and the level is of a test of one side. PyThresh's `GESD`
/// measures by the other standard deviation and looks at both sides, so one low score can make
/// nearly all rows unusual.
///
/// > B. Rosner. "Percentage points for a generalized ESD many-outlier procedure." *Technometrics*
/// > 25 (2), 1983, doi:[10.1080/00401706.1983.10487848](https://doi.org/10.1080/00401706.1983.10487848)
public struct ExtremeDeviateTest: ThresholdRule {
  /// The chance of calling a row unusual when all scores are normal.
  public var significance: Double

  /// The greatest share of rows that may be unusual.
  public var limit: Double

  /// Creates a rule.
  public init(significance: Double = 0.05, limit: Double = 0.5) {
    (self.significance, self.limit) = (significance, limit)
  }

  /// Creates a rule with its default parameters.
  public init() { self.init(significance: 0.05) }

  public static let identifier = "gesd"

  public static let summary =
    "Scores that the generalised extreme Studentised deviate test finds too high."

  public static let parameters: [Parameter<Self>] = [
    .number(
      "significance", \.significance, .aboveUpTo(0, 0.5),
      "the chance of a finding when all scores are normal"),
    .number("limit", \.limit, .aboveUpTo(0, 0.5), "the greatest share of rows that may be unusual"),
  ]

  public static let band = SettingBand.numbers("significance", [0.001, 0.01, 0.05, 0.1, 0.2])

  public func threshold(ofSorted scores: [Double]) -> Double {
    unitThreshold(ofSorted: scores) { unit in
      let tested = min(Int((limit * Double(unit.count)).rounded()), unit.count - 3)
      let moments = Moments.running(unit)
      var usual = unit.count
      for taken in 0..<max(0, tested) {
        let left = moments[unit.count - taken - 1]
        let tail = significance / left.count
        if isExtreme(unit[unit.count - taken - 1], in: left, tail: tail) {
          usual = unit.count - taken - 1
        }
      }
      return unit[usual - 1]
    }
  }
}

/// Tells whether a score is farther above the mean than Student's distribution allows the highest.
func isExtreme(_ score: Double, in moments: Moments, tail: Double) -> Bool {
  guard moments.sampleDeviation > 0 else { return false }
  let deviation = (score - moments.mean) / moments.sampleDeviation
  // The normal quantile is below Student's, and cheap.
  guard deviation > critical(upperNormalQuantile(tail), moments.count) else { return false }
  let quantile = upperStudentQuantile(tail, freedom: moments.count - 2)
  return deviation > critical(quantile, moments.count)
}

/// The greatest deviation of one of many scores that goes with a quantile of Student's distribution.
private func critical(_ t: Double, _ count: Double) -> Double {
  t * (count - 1) / (count * (count - 2 + t * t)).squareRoot()
}
