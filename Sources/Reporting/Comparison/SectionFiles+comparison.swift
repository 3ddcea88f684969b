import Clustering
import Ingestion
import Studies

extension SectionFiles {
  /// The parts of the page on a comparison of methods.
  init(_ result: StudyComparison, versions: [String: String]) {
    let sections = Report(result, versions: versions).sections
    let index: ChartValue = [
      "sections": Self.names(sections), "summary": Self.summary(result), "columns": [],
      "features": .texts(result.features),
    ]
    texts =
      sections.map { (name: "\($0.identifier).json", text: $0.json.json) }
      + [("index.json", index.json)]
    customers = nil
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
