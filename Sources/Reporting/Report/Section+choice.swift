import Clustering

extension Section {
  /// How many segments there are, why, and what speaks against it.
  ///
  /// - Parameters:
  ///   - selection: What was tried.
  ///   - curves: How losses fell, for a method that learns step by step.
  /// - Returns: The section.
  static func choice(_ selection: ClusterCountSelection, curves: [LearningCurve]) -> Section {
    let chart = Chart.choice(selection)
    let learning = Chart.learning(curves)
    let dissent: HTML =
      selection.dissent.isEmpty
      ? .empty : "<h3>What speaks for another number</h3>\(HTML.points(selection.dissent))"
    let sample =
      selection.sampleSize.map {
        "Silhouettes were computed on a sample of \(counted($0, "customer"))."
      } ?? ""
    return Section(
      identifier: "choice", title: "Why \(counted(selection.chosen, "segment"))",
      body: """
        \(HTML.points(selection.reasons))\(dissent)\(HTML.figure(chart))\(table(selection))
        \(sample.isEmpty ? .empty : HTML("<p class=\"note\">\(sample)</p>"))
        \(learning.map(HTML.figure) ?? .empty)
        """, charts: [chart] + [learning].compactMap(\.self))
  }

  private static func table(_ selection: ClusterCountSelection) -> HTML {
    .table(
      "Measures of every number of segments",
      [.number("Segments")]
        + [
          "Inertia", "Silhouette", "Davies-Bouldin", "Calinski-Harabasz", "Stability",
          "Smallest segment",
        ].map { .number($0) } + [.words("Objection")],
      selection.candidates.map { row($0, isChosen: $0.k == selection.chosen) })
  }

  private static func row(
    _ candidate: ClusterCountSelection.Candidate, isChosen: Bool
  ) -> [HTML] {
    let k: HTML = isChosen ? "<strong>\(candidate.k)</strong>, chosen" : "\(candidate.k)"
    return [
      k, .text(decimalText(candidate.inertia, candidate.inertia < 10_000 ? 3 : 0)),
      .text(decimalText(candidate.silhouette, 4)), .text(decimalText(candidate.daviesBouldin, 3)),
      .text(decimalText(candidate.calinskiHarabasz, 0)), .text(decimalText(candidate.stability, 3)),
      .text(shareText(candidate.smallest)), .text(candidate.objection ?? ""),
    ]
  }
}
