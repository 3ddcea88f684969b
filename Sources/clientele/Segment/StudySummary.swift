import Clustering
import Detection
import Features
import Ingestion
import Parameters
import Segments
import Studies

/// What a study found, in a dozen lines for a terminal.
struct StudySummary {
  let lines: [String]

  init(_ result: StudyResult, folder: String) {
    var lines = ["Columns: \(Self.roles(result))"]
    if let ledger = result.ledger {
      lines.append(
        "Kept \(grouped(ledger.after.rows)) of \(grouped(ledger.before.rows)) rows, "
          + "\(grouped(ledger.after.customers)) of \(grouped(ledger.before.customers)) customers, "
          + "revenue \(grouped(ledger.after.revenue.value, decimals: 2)) of "
          + "\(grouped(ledger.before.revenue.value, decimals: 2))")
    }
    lines += result.notes.map { "Note: \($0)" }
    if let selection = result.selection {
      lines.append("\(selection.chosen) segments. \(selection.reasons.joined(separator: " "))")
    }
    lines += result.segments.map(Self.segment)
    if let matching = result.matching {
      lines.append("Since the earlier model:")
      lines += matching.sentences(naming: result.segments.map(\.name)).map { "  \($0)" }
    }
    if let unusual = result.unusual {
      lines.append("\(counted(unusual.ranked.count, "unusual customer")) (\(unusual.rule))")
      lines += unusual.accuracy.map { ["By the labels: \(Self.accuracy($0))"] } ?? []
    }
    if let unusual = result.unusualLines {
      lines.append(
        "\(grouped(unusual.count)) of \(counted(unusual.lines, "line")) "
          + (unusual.count == 1 ? "is unusual" : "are unusual"))
    }
    lines.append("Report: \(folder)/report.html")
    self.lines = lines
  }

  private static func roles(_ result: StudyResult) -> String {
    let shown = result.roles.assignments.prefix(10)
    let more = result.roles.assignments.count - shown.count
    let texts = shown.map { assignment in
      let percent = Int((assignment.confidence * 100).rounded())
      return "\(assignment.role.rawValue) = \(assignment.column) (\(percent) %)"
    }
    return texts.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  private static func segment(_ profile: SegmentProfile) -> String {
    let share = percent(profile.share)
    let revenue = profile.revenueShare.map { ", \(percent($0)) of revenue" } ?? ""
    return "  \(profile.identifier). \(profile.name): "
      + "\(counted(profile.customers, "customer")) (\(share))\(revenue)"
  }

  private static func accuracy(_ found: DetectorAccuracy) -> String {
    [
      ("ROC-AUC", found.areaUnderROC), ("average precision", found.averagePrecision),
      ("precision at \(grouped(found.unusual))", found.precisionAtCount),
    ].map { name, estimate in "\(name) \(estimateText(estimate))" }.joined(separator: ", ")
  }

  private static func percent(_ share: Double) -> String {
    "\((share * 1_000).rounded() / 10) %"
  }
}
