import Parameters

extension MethodComparison {
  /// Which measures were taken of a part of the customers, in sentences for a person.
  public var samples: [String] {
    let measures = groupings.map(\.measures)
    var result: [String] = []
    if let drawn = measures.compactMap(\.silhouetteRows).min() {
      result.append(
        "Silhouettes with a bound are those of \(grouped(drawn)) customers drawn at random, among "
          + "all; the mean of all is within the bound 19 times in 20.")
    }
    if let sample = groupings.compactMap(\.choice.selection.sampleSize).max() {
      result.append("Stability was measured on \(grouped(sample)) customers drawn at random.")
    }
    if let gap = groupings.compactMap(\.choice.selection.gap).first {
      result.append(
        "Gap statistics, with their standard error, compare \(grouped(gap.rows)) customers with "
          + "\(gap.references) sets of as many spread evenly.")
    }
    if let drawn = measures.compactMap(\.densityRows).max() {
      result.append(
        "Density-based validity (DBCV) was measured on \(grouped(drawn)) customers drawn at random."
      )
    }
    return result
  }
}
