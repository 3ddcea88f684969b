import Glibc
public import Parameters

/// Calls scores unusual that PyThresh's trained linear classifier takes for outliers.
///
/// The weights were learned by the authors of PyThresh from the scores of many detectors on made-up
/// data. `simple` looks at the score between 0 and 1 alone, `complex` at the score, its logarithm and
/// the tenth root of its density. The classifier may take low scores for outliers because they are
/// rare; here a row is unusual only above the greatest score that it takes for usual.
///
/// > D. J. Kulik, G. Menekse. PyThresh 1.1.1, `CLF`, after C. C. Aggarwal, *Outlier Analysis*,
/// > Springer, 2017, doi:[10.1007/978-3-319-47578-3](https://doi.org/10.1007/978-3-319-47578-3)
public struct LinearClassifierRule: ThresholdRule {
  /// What the classifier looks at.
  public enum Method: String, CaseIterable, Sendable, Codable {
    /// The score, its logarithm and its density.
    case complex

    /// The score alone.
    case simple
  }

  /// What the classifier looks at.
  public var method: Method

  /// What its value must exceed.
  public var margin: Double

  /// Creates a rule.
  public init(method: Method = .complex, margin: Double = 0) {
    (self.method, self.margin) = (method, margin)
  }

  /// Creates a rule with its default parameters.
  public init() { self.init(method: .complex) }

  public static let identifier = "clf"

  public static let summary = "Scores that a trained linear classifier takes for outliers."

  public static let parameters: [Parameter<Self>] = [
    .choice("method", \.method, "what the classifier looks at"),
    .number("margin", \.margin, .between(-10, 10), "what the value of the classifier must exceed"),
  ]

  public static let band = SettingBand.numbers("margin", [1, 0.5, 0, -0.5, -1])

  public func threshold(ofSorted scores: [Double]) -> Double {
    unitThreshold(ofSorted: scores) { unit in
      switch method {
      case .simple: return (margin + 1.5357998356223497) / 4.0581548062264075
      case .complex:
        let values = classified(unit)
        return unit.indices.last { values[$0] <= margin }.map { unit[$0] } ?? 1
      }
    }
  }
}

/// The value of the larger classifier at each score.
private func classified(_ unit: [Double]) -> [Double] {
  let density = ScoreDensity(of: unit)
  let heights = density.resampled(density.density, unit)
  let (least, greatest) = (heights.min() ?? 0, heights.max() ?? 1)
  return unit.indices.map { index in
    let height =
      greatest > least ? pow((heights[index] - least) / (greatest - least), 0.1) : 0
    return 7.115947536708103 * unit[index] - 5.934885742167458 * log1p(unit[index]) / log(2)
      - 3.416078337348704 * height + 2.5731351150980992
  }
}
