import Detection
import Ingestion
public import Studies

extension Report {
  /// Arranges what several detectors found.
  ///
  /// - Parameters:
  ///   - result: What they found.
  ///   - versions: The versions of the program and of the engine.
  public init(_ result: StudyDetectorComparison, versions: [String: String] = [:]) {
    let names = result.input.files.map(\.name)
    let sections: [Section?] = [
      .recommendation(result), .measures(result.comparison), .agreement(result.comparison),
      .unusualRows(result), .making(result, versions: versions),
    ]
    self.init(
      title: "Detectors compared", subtitle: "\(listed(names)), recipe \(result.recipe.name)",
      sections: sections.compactMap(\.self))
  }
}

extension Section {
  /// Which detector is recommended, why, and what speaks against it.
  static func recommendation(_ result: StudyDetectorComparison) -> Section {
    let found = result.comparison
    let dissent: HTML =
      found.dissent.isEmpty
      ? .empty : "<h3>What speaks against it, or for another</h3>\(HTML.points(found.dissent))"
    return Section(
      identifier: "recommendation", title: "\(found.findings[found.recommended].name)",
      body: """
        <div class="lede"><p>\(counted(found.findings.count + found.failures.count, "detector")) \
        looked at the same \(counted(result.names.count, result.noun)) by \
        \(listed(result.features)).</p></div>
        \(HTML.points(found.reasons))\(dissent)
        """)
  }

  /// What each detector found, and how well where labels tell.
  static func measures(_ found: DetectorComparison) -> Section {
    let isMeasured = found.findings.contains { $0.accuracy != nil }
    let chart = isMeasured ? Chart.detectorAccuracy(found) : Chart.detectorStability(found)
    let headings = ["Unusual", "It alone", "Agreement", "Stability"]
    let labelled = isMeasured ? ["ROC-AUC", "Average precision", "Precision at n"] : []
    let times = ["Seconds to learn", "Seconds to score"]
    let note: HTML =
      isMeasured
      ? "Below each measure by labels stands its interval of 95 %."
      : "There is nothing here that tells how right a detector is: that needs labels."
    return Section(
      identifier: "measures", title: isMeasured ? "How good each is" : "How steady each is",
      body: """
        \(HTML.table("What each detector found",
          [.words("Detector")] + (headings + labelled + times).map { .number($0) },
          found.findings.indices.map { row(found, $0, isMeasured: isMeasured) }))
        <p class="note">Agreement is the mean rank correlation with the others; stability is how far \
        the top rows stay when it learns from half of the rows. \(note)</p>
        \(HTML.figure(chart))
        """, charts: [chart])
  }

  private static func row(
    _ found: DetectorComparison, _ place: Int, isMeasured: Bool
  ) -> [HTML] {
    let finding = found.findings[place]
    let name: HTML =
      place == found.recommended
      ? "<strong>\(finding.name)</strong>, recommended" : "\(finding.name)"
    let objection = finding.objection.map { HTML("<small>\($0)</small>") } ?? .empty
    let first: [HTML] = [
      "\(name)\(objection)", .text(wholeText(finding.flagged)),
      .text(wholeText(found.alone[place].count)), .text(optionalText(finding.consensus)),
      .text(optionalText(finding.stability)),
    ]
    let measured = [\DetectorAccuracy.areaUnderROC, \.averagePrecision, \.precisionAtCount]
      .map { path in estimate(finding.accuracy?[keyPath: path]) }
    return first + (isMeasured ? measured : []) + [
      .text(decimalText(finding.fitSeconds, 2)), .text(decimalText(finding.scoreSeconds, 2)),
    ]
  }

  private static func optionalText(_ value: Double?) -> String {
    value.map { decimalText($0, 2) } ?? "–"
  }

  private static func estimate(_ estimate: IntervalEstimate?) -> HTML {
    guard let estimate else { return "–" }
    return """
      \(decimalText(estimate.value, 3))<small>\(decimalText(estimate.low, 3)) to \
      \(decimalText(estimate.high, 3))</small>
      """
  }
}
