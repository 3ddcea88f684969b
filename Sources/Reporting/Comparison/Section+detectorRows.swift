import Detection
import Studies

extension Section {
  /// How well each two detectors agree.
  static func agreement(_ found: DetectorComparison) -> Section? {
    guard found.findings.count > 1 else { return nil }
    let charts = [Chart.detectorCorrelation(found), .detectorOverlap(found)]
    return Section(
      identifier: "agreement", title: "How well they agree",
      body: "\(charts.map(HTML.figure))", charts: charts)
  }

  /// What all detectors call unusual, and what only one does.
  static func unusualRows(_ result: StudyDetectorComparison) -> Section? {
    let found = result.comparison
    guard found.findings.count > 1 else { return nil }
    let alone = found.findings.indices.map { place -> [HTML] in
      let rows = found.alone[place]
      return [
        .text(found.findings[place].name), .text(wholeText(rows.count)),
        .text(rows.prefix(5).map { result.names[$0] }.joined(separator: ", ")),
      ]
    }
    return Section(
      identifier: "rows", title: "What all find, and what only one does",
      body: """
        <p>\(counted(found.unanimous.count, result.noun)) all \(found.findings.count) detectors call \
        unusual\(found.unanimous.isEmpty ? "." : "; look at them first:")</p>
        \(HTML.points(found.unanimous.prefix(20).map { result.names[$0] }))
        <h3>What only one finds</h3>
        \(HTML.table("What only one detector finds",
          [.words("Detector"), .number("It alone"), .words("The first five")], alone))
        """)
  }
}
