import Clustering
import Studies

extension Section {
  /// How many segments there are, why, what speaks against it, and how the method came to them.
  static func choice(_ result: StudyResult) -> Section? {
    guard let selection = result.selection else { return nil }
    let charts = charts(selection, result)
    let dissent: HTML =
      selection.dissent.isEmpty
      ? .empty : "<h3>What speaks for another number</h3>\(HTML.points(selection.dissent))"
    return Section(
      identifier: "choice", title: "Why \(counted(selection.chosen, "segment"))",
      body: """
        \(HTML.points(selection.reasons))\(dissent)\(charts.map(HTML.figure))\(table(selection))
        """, charts: charts)
  }

  /// The measures of every number, and the method's own pictures.
  private static func charts(
    _ selection: ClusterCountSelection, _ result: StudyResult
  ) -> [Chart] {
    let picture = PicturedGroups(result).flatMap { groups in
      result.groupingPicture.flatMap { Chart.picture($0, groups) }
    }
    let learning = Chart.learning(result.model?.clusters.curves ?? [])
    return [
      .choice(selection), .gapStatistic(selection), .information(selection), picture, learning,
    ]
    .compactMap(\.self)
  }

  private static func table(_ selection: ClusterCountSelection) -> HTML {
    let hasGap = selection.gap != nil
    let hasDensity = selection.candidates.contains { $0.densityValidity != nil }
    return .table(
      "Measures of every number of segments",
      [.number("Segments")]
        + ([
          "Inertia", "Silhouette", "Davies-Bouldin", "Calinski-Harabasz", "Stability",
          "Smallest segment",
        ] + (hasGap ? ["Gap"] : []) + (hasDensity ? ["DBCV"] : [])).map { .number($0) }
        + [.words("Objection")],
      selection.candidates.map { candidate in
        var cells = row(candidate, isChosen: candidate.k == selection.chosen)
        if hasGap { cells.append(.text(gapText(selection.gap?.point(candidate.k)))) }
        if hasDensity { cells.append(.text(densityText(candidate))) }
        return cells + [.text(candidate.objection ?? "")]
      })
  }

  /// The measures every method has.
  private static func row(
    _ candidate: ClusterCountSelection.Candidate, isChosen: Bool
  ) -> [HTML] {
    let k: HTML = isChosen ? "<strong>\(candidate.k)</strong>, chosen" : "\(candidate.k)"
    return [
      k, .text(decimalText(candidate.inertia, candidate.inertia < 10_000 ? 3 : 0)),
      .text(silhouetteText(candidate)), .text(decimalText(candidate.daviesBouldin, 3)),
      .text(decimalText(candidate.calinskiHarabasz, 0)), .text(decimalText(candidate.stability, 3)),
      .text(shareText(candidate.smallest)),
    ]
  }
}
