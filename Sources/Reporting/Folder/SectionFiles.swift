import Features
import Glibc
import Ingestion
import Studies
import Tabular

/// The parts of the report as JSON, for pages that show a study piece by piece.
///
/// Each section is a file of its name; index.json lists them with the study in numbers and the
/// columns of the table of customers. customers.csv is that table with every text as it is, not
/// guarded against spreadsheets; purchases.jsonl has a line for each of its rows.
struct SectionFiles {
  /// The files that are texts, by name.
  let texts: [(name: String, text: String)]

  /// The table of customers, where there is one.
  let customers: Table?

  init(_ result: StudyResult, versions: [String: String]) {
    let sections = Report(result, versions: versions).sections
    let customers = result.customers.identifiers.isEmpty ? nil : customersTable(result)
    var texts = sections.map { (name: "\($0.identifier).json", text: $0.json.json) }
    texts.append(("index.json", Self.index(result, sections, customers).json))
    if let purchases = result.purchases {
      let lines = purchases.days.map { ChartValue.list($0.map(\.json)).json + "\n" }
      texts.append(("purchases.jsonl", lines.joined()))
    }
    self.texts = texts
    self.customers = customers
  }

  /// Writes the files; what an earlier study left there goes.
  func write(to folder: String) throws(ReportingError) {
    let staged = try StagedFolder(at: folder)
    for file in texts { try TextWriter.write(file.text, to: staged.path(for: file.name)) }
    if let customers {
      let writer = CSVWriter(neutralisesFormulas: false)
      try writer.write(customers, to: staged.path(for: "customers.csv"))
    }
    try staged.commit()
    let written = Set(texts.map(\.name) + (customers == nil ? [] : ["customers.csv"]))
    for name in entries(of: folder) where !written.contains(name) {
      _ = unsafe unlink("\(folder)/\(name)")
    }
  }

  private static func index(
    _ result: StudyResult, _ sections: [Section], _ customers: Table?
  ) -> ChartValue {
    [
      "sections": names(sections), "summary": summary(result),
      "columns": .list(columns(customers, result)), "features": .texts(result.features),
    ]
  }

  /// The sections by identifier and title, in order.
  static func names(_ sections: [Section]) -> ChartValue {
    .list(sections.map { ["id": .text($0.identifier), "title": .text($0.title)] })
  }

  private static func summary(_ result: StudyResult) -> ChartValue {
    let rows = result.input.rowCount
    let revenue = result.ledger.map { ChartValue.number($0.after.revenue.value) } ?? .null
    let unusual = result.unusual.map(\.ranked.count) ?? result.unusualLines?.count
    return [
      "rows": .number(Double(rows)),
      "keptRows": .number(Double(result.ledger?.after.rows ?? rows)),
      "customers": .number(Double(result.customers.identifiers.count)), "revenue": revenue,
      "segments": .number(Double(result.segments.count)),
      "unusual": unusual.map { .number(Double($0)) } ?? .null,
    ]
  }

  /// The columns of the table of customers, with titles and kinds for people.
  private static func columns(_ customers: Table?, _ result: StudyResult) -> [ChartValue] {
    (customers?.columns ?? []).map { column -> ChartValue in
      let feature = result.customers.feature(column.name)
      let kind =
        switch column.values {
        case .text, .category: "text"
        case .boolean: "boolean"
        default: feature?.kind.rawValue ?? "number"
        }
      let title = feature?.words.title ?? documented[column.name] ?? column.name
      return ["name": .text(column.name), "title": .text(title), "kind": .text(kind)]
    }
  }

  private static let documented = [
    "customer": "Customer", "r_score": "R score", "f_score": "F score", "m_score": "M score",
    "rfm_segment": "RFM group", "segment": "Segment number", "segment_name": "Segment",
    "unusual": "Unusual", "unusual_score": "Unusual score", "reason": "Why", "country": "Country",
  ]
}

extension PurchaseDay {
  /// Date, revenue and invoices, in this order.
  fileprivate var json: ChartValue {
    [.text(date), .number(revenue), .number(Double(invoices))]
  }
}

extension Section {
  /// The section with its charts, as a page takes it.
  var json: ChartValue {
    [
      "id": .text(identifier), "title": .text(title), "html": .text(body.markup),
      "charts": .list(charts.map(\.json)),
    ]
  }
}

extension Chart {
  /// Everything a page needs to draw the chart and to tell it.
  var json: ChartValue {
    [
      "identifier": .text(identifier), "title": .text(title), "caption": .text(caption),
      "height": .number(Double(height)), "dense": .boolean(isDense), "option": option,
      "table": [
        "columns": .texts(table.columns), "rows": .list(table.rows.map { .texts($0) }),
      ],
    ]
  }
}
