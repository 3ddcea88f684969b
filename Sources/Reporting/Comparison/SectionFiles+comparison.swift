import Clustering
import Detection
import Ingestion
import Studies

extension SectionFiles {
  /// The parts of the page on a comparison of methods.
  init(_ result: StudyComparison, versions: [String: String]) {
    self.init(
      Report(result, versions: versions).sections, summary: Self.summary(result),
      features: result.features)
  }

  /// The parts of the page on a comparison of detectors.
  init(_ result: StudyDetectorComparison, versions: [String: String]) {
    self.init(
      Report(result, versions: versions).sections, summary: Self.summary(result),
      features: result.features)
  }

  private init(_ sections: [Section], summary: ChartValue, features: [String]) {
    let index: ChartValue = [
      "sections": Self.names(sections), "summary": summary, "columns": [],
      "features": .texts(features),
    ]
    texts =
      sections.map { (name: "\($0.identifier).json", text: $0.json.json) }
      + [("index.json", index.json)]
    customers = nil
  }

  private static func summary(_ result: StudyDetectorComparison) -> ChartValue {
    let (rows, found) = (result.input.rowCount, result.comparison)
    return [
      "rows": .number(Double(rows)),
      "keptRows": .number(Double(result.ledger?.after.rows ?? rows)),
      "customers": .number(Double(result.names.count)), "segments": 0,
      "recommended": .text(found.findings[found.recommended].name),
    ]
  }

  private static func summary(_ result: StudyComparison) -> ChartValue {
    let (rows, found) = (result.input.rowCount, result.comparison)
    let taken = found.groupings[found.recommended]
    return [
      "rows": .number(Double(rows)),
      "keptRows": .number(Double(result.ledger?.after.rows ?? rows)),
      "customers": .number(Double(result.grouped)), "segments": .number(Double(taken.measures.k)),
      "recommended": .text(taken.name),
    ]
  }
}
