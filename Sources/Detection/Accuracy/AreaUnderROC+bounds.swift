extension AreaUnderROC {
  /// The value with the ends at which it would be as far off as an interval of 95 % allows, were each
  /// of them the true area.
  ///
  /// > R. G. Newcombe. "Confidence intervals for an effect size measure based on the Mann-Whitney
  /// > statistic. Part 2." *Statistics in Medicine* 25 (4), 2006, method 5,
  /// > doi:[10.1002/sim.2324](https://doi.org/10.1002/sim.2324)
  var boundedEstimate: IntervalEstimate {
    IntervalEstimate(value: value, low: end(towards: 0), high: end(towards: 1))
  }

  /// Halves the way from the value to one side until the end is found.
  private func end(towards side: Double) -> Double {
    var (inside, outside) = (value, side)
    for _ in 0..<60 {
      let middle = (inside + outside) / 2
      if abs(middle - value) <= IntervalEstimate.reach * standardError(ifTrue: middle) {
        inside = middle
      } else {
        outside = middle
      }
    }
    return inside
  }

  /// The standard error, were this the true area: Hanley and McNeil's, with the mean of both counts.
  private func standardError(ifTrue area: Double) -> Double {
    let (unusual, usual) = (Double(counts.unusual), Double(counts.usual))
    let mean = (unusual + usual) / 2 - 1
    let factor = 1 + mean * (1 - area) / (2 - area) + mean * area / (1 + area)
    return (area * (1 - area) * factor / (unusual * usual)).squareRoot()
  }
}
