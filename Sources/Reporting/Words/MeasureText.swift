import Clustering

/// Returns a mean silhouette, with the bound of its error where it was estimated.
func silhouetteText(_ candidate: ClusterCountSelection.Candidate) -> String {
  withError(candidate.silhouette, candidate.silhouetteError)
}

/// Returns a gap statistic with its standard error; nothing where there is none.
func gapText(_ point: GapStatistic.Point?) -> String {
  point.map { withError($0.gap, $0.standardError) } ?? ""
}

/// Returns a density-based validity; nothing where it was not measured.
func densityText(_ candidate: ClusterCountSelection.Candidate) -> String {
  candidate.densityValidity.map { decimalText($0, 3) } ?? ""
}

private func withError(_ value: Double, _ error: Double?) -> String {
  guard let error else { return decimalText(value, 4) }
  return "\(decimalText(value, 3))\u{A0}±\u{A0}\(decimalText(error, 3))"
}
