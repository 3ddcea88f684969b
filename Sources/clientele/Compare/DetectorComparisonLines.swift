import Detection
import Ingestion
import Parameters
import Studies

/// A comparison of detectors as lines for a terminal.
struct DetectorComparisonLines {
  let lines: [String]

  init(_ result: StudyDetectorComparison, folder: String?) {
    let found = result.comparison
    var lines = [
      "\(counted(result.names.count, result.noun)) by \(result.features.joined(separator: ", "))"
    ]
    lines += result.notes.map { "Note: \($0)" }
    lines += [""] + TextTable(Self.measures(found)).lines
    if found.findings.count > 1 {
      lines += ["", "Spearman's rank correlation of each two:"]
      lines += TextTable(Self.square(found, found.rankCorrelation)).lines
      lines += ["", "Overlap of the top \(grouped(found.topCount)) of each two:"]
      lines += TextTable(Self.square(found, found.overlap)).lines
    }
    lines += [""] + found.reasons
    if !found.dissent.isEmpty { lines += ["But:"] + found.dissent.map { "  \($0)" } }
    if let folder { lines.append("Page: \(folder)/comparison.html") }
    self.lines = lines
  }

  /// The measures of each detector; an asterisk marks the recommended.
  private static func measures(_ found: DetectorComparison) -> [[String]] {
    let isMeasured = found.findings.contains { $0.accuracy != nil }
    let head = ["", "unusual", "alone", "agreement", "stability", "fit s", "score s"]
    let labelled = isMeasured ? ["ROC-AUC", "avg. precision", "precision@n"] : []
    return [head + labelled]
      + found.findings.enumerated().map { place, finding in
        let mark = place == found.recommended ? "*" : " "
        let cells = [
          "\(mark) \(finding.name)", grouped(finding.flagged), grouped(found.alone[place].count),
          text(finding.consensus), text(finding.stability),
          grouped(finding.fitSeconds, decimals: 2), grouped(finding.scoreSeconds, decimals: 2),
        ]
        guard isMeasured else { return cells }
        return cells + [
          text(finding.accuracy?.areaUnderROC), text(finding.accuracy?.averagePrecision),
          text(finding.accuracy?.precisionAtCount),
        ]
      }
  }

  private static func text(_ value: Double?) -> String {
    value.map { grouped($0, decimals: 2) } ?? "-"
  }

  private static func text(_ estimate: IntervalEstimate?) -> String {
    estimate.map(estimateText) ?? "-"
  }

  private static func square(_ found: DetectorComparison, _ values: [[Double]]) -> [[String]] {
    let names = found.findings.map(\.name)
    return [[""] + names]
      + names.indices.map { row in
        ["  \(names[row])"] + values[row].map { $0.isNaN ? "-" : grouped($0, decimals: 2) }
      }
  }
}

/// A measure by labels with its interval of 95 %.
func estimateText(_ estimate: IntervalEstimate) -> String {
  let (low, high) = (grouped(estimate.low, decimals: 2), grouped(estimate.high, decimals: 2))
  return "\(grouped(estimate.value, decimals: 3)) [\(low), \(high)]"
}
