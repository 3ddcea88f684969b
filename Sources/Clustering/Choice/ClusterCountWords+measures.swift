import Parameters

/// What is said of measures of which one should know how they came about.
extension ClusterCountWords {
  /// What the gap statistic tells of the number that was taken.
  func gapReasons(_ taken: Candidate) -> [String] {
    guard let gap, let point = gap.point(taken.k) else { return [] }
    let those = gap.rows < rows ? "a random sample of \(gap.rows) of \(rows)" : "all \(rows)"
    return [
      "Its gap statistic is \(decimal(point.gap, places: 3)) (standard error "
        + "\(decimal(point.standardError, places: 3))): \(those) customers, against "
        + "\(gap.references) sets of as many spread evenly."
    ]
  }

  /// What the gap statistic says where it finds no groups at all.
  var gapDissent: [String] {
    guard gap?.suggested == 1 else { return [] }
    return [
      "By the gap statistic there are no groups (Tibshirani's choice is 1): parting these customers "
        + "in two gains hardly more than parting customers spread evenly."
    ]
  }

  /// Which measures were taken of a part of the customers.
  func samples(_ taken: Candidate) -> [String] {
    var result: [String] = []
    if let drawn = taken.silhouetteRows {
      result.append(
        "Silhouettes are those of \(drawn) customers drawn at random, among all \(rows); the mean of "
          + "all is within the bound 19 times in 20.")
    }
    if let density = taken.densityValidity {
      let of = taken.densityRows.map { ", of a random sample of \($0) customers" } ?? ""
      result.append(
        "Its density-based validity (DBCV) is \(decimal(density, places: 3))\(of) (1 is the best, below "
          + "0 groups are thinner inside than between them).")
    }
    if let sampleSize {
      result.append(
        "Stability was measured on a random sample of \(sampleSize) of \(rows) customers.")
    }
    return result
  }
}

extension ClusterCountSelection.Candidate {
  /// The mean silhouette, with the bound of its error where it was estimated.
  public var silhouetteText: String {
    let value = decimal(silhouette, places: 3)
    return silhouetteError.map { "\(value) ± \(decimal($0, places: 3))" } ?? value
  }
}
