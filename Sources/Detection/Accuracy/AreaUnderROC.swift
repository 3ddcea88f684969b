/// How often an unusual row scores above a usual one, with the uncertainty of that number.
///
/// Equal scores count as half. The standard error is that of DeLong, DeLong and Clarke-Pearson; by ranks
/// it takes a sort instead of a comparison of each two rows.
///
/// > E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson. "Comparing the areas under two or more correlated
/// > receiver operating characteristic curves: a nonparametric approach." *Biometrics* 44 (3), 1988,
/// > doi:[10.2307/2531595](https://doi.org/10.2307/2531595)
/// >
/// > X. Sun, W. Xu. "Fast implementation of DeLong's algorithm." *IEEE Signal Processing Letters* 21 (11),
/// > 2014, doi:[10.1109/LSP.2014.2337313](https://doi.org/10.1109/LSP.2014.2337313)
public struct AreaUnderROC: Sendable {
  /// The area under the curve, from 0 to 1; 0.5 is what chance gives.
  public let value: Double

  /// The standard error; NaN when there are fewer than two rows of a kind.
  public let standardError: Double

  /// For each unusual row the share of usual rows below it.
  private let ofUnusual: [Double]

  /// For each usual row the share of unusual rows above it.
  private let ofUsual: [Double]

  /// Measures how well scores put unusual rows above usual ones; `nil` when no row is known to be
  /// unusual, or none to be usual.
  ///
  /// - Parameters:
  ///   - scores: A score for each row, the higher the more unusual.
  ///   - labels: What is known of the rows.
  /// - Precondition: There are as many scores as labels.
  /// - Complexity: O(`n` log `n`).
  public init?(_ scores: [Double], _ labels: KnownLabels) {
    guard labels.areMeasurable else { return nil }
    self.init(RankedLabels(scores, labels))
  }

  init(_ ranked: RankedLabels) {
    let (unusual, usual) = (ranked.unusualPlaces.count, ranked.usualPlaces.count)
    var (above, below) = (0, usual)
    var shares: [(below: Double, above: Double)] = []
    for (here, there) in zip(ranked.unusualAt, ranked.usualAt) {
      below -= there
      shares.append(
        (
          (Double(below) + Double(there) / 2) / Double(usual),
          (Double(above) + Double(here) / 2) / Double(unusual)
        ))
      above += here
    }
    ofUnusual = ranked.unusualPlaces.map { shares[$0].below }
    ofUsual = ranked.usualPlaces.map { shares[$0].above }
    value = ofUnusual.reduce(0, +) / Double(unusual)
    let variance =
      covariance(ofUnusual, ofUnusual) / Double(unusual) + covariance(ofUsual, ofUsual)
      / Double(usual)
    standardError = variance.squareRoot()
  }

  /// The number of unusual and of usual rows.
  var counts: (unusual: Int, usual: Int) { (ofUnusual.count, ofUsual.count) }

  /// The value with its interval of 95 %.
  ///
  /// When no unusual row is below a usual one, or all are, DeLong's error is 0, which is too sure of
  /// few rows; the ends are then Newcombe's.
  public var estimate: IntervalEstimate {
    guard standardError > 0 else { return boundedEstimate }
    let reach = IntervalEstimate.reach * standardError
    return IntervalEstimate(
      value: value, low: max(0, value - reach), high: min(1, value + reach))
  }

  /// Whether the areas of two detectors on the same rows differ by more than chance (5 %).
  ///
  /// - Parameter other: The area of another detector, of the same rows and labels.
  /// - Returns: `false` too when there are too few rows to say.
  public func differs(from other: AreaUnderROC) -> Bool {
    let together =
      covariance(ofUnusual, other.ofUnusual) / Double(ofUnusual.count)
      + covariance(ofUsual, other.ofUsual) / Double(ofUsual.count)
    let variance =
      standardError * standardError + other.standardError * other.standardError - 2 * together
    guard variance.isFinite else { return false }
    let difference = abs(value - other.value)
    return difference > IntervalEstimate.reach * max(0, variance).squareRoot() + 1e-12
  }
}

/// The covariance of two lists of values; NaN for fewer than two.
private func covariance(_ x: [Double], _ y: [Double]) -> Double {
  let count = Double(x.count)
  let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
  let sum = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
  return x.count > 1 ? sum / (count - 1) : .nan
}
