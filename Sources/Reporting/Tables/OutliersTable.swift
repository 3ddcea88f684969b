import Detection
import Features
import Ingestion
import Segments
public import Studies
public import Tabular

/// Makes the table of what is unusual, the most unusual first.
///
/// Customers give customer, unusual_score, the features they were scored by, segment_name, reason,
/// probability (the score on a scale from 0 to 1) and agreement (how many rules agree: all, most, few).
/// Lines of invoices give row (after file or sheet, where there are several), invoice, product,
/// customer, quantity, price, country, unusual_score.
///
/// - Parameter result: What a study found.
/// - Returns: One row a customer or line; without columns when nothing was looked for.
public func outliersTable(_ result: StudyResult) -> Table {
  if let lines = result.unusualLines { return linesTable(lines.ranked) }
  guard let unusual = result.unusual else { return Table(columns: []) }
  let rows = unusual.ranked
  let features = result.features.compactMap { result.customers.feature($0) }.map { feature in
    Column(name: feature.name, values: .number(rows.map { feature.values[$0] }))
  }
  let names = rows.map { row in
    result.segments.isEmpty ? "" : result.segments[result.segmentOfCustomer[row]].name
  }
  let identifiers = rows.map { result.customers.identifiers[$0] }
  let reasons = rows.map { sentence(of: unusual.reasons[$0] ?? []) }
  let agreement = rows.map { unusual.sensitivity.agreement(on: unusual.scores[$0]).rawValue }
  let documented = [
    Column(name: "customer", values: .text(TextValues(identifiers))),
    Column(name: "unusual_score", values: .number(rows.map { unusual.scores[$0] })),
  ]
  let last = [
    Column(name: "segment_name", values: .text(TextValues(names))),
    Column(name: "reason", values: .text(TextValues(reasons))),
    Column(name: "probability", values: .number(rows.map { unusual.probabilities[$0] })),
    Column(name: "agreement", values: .text(TextValues(agreement))),
  ]
  let table = Table(distinct: documented + last + features)
  let places = [0, 1] + table.columns.indices.dropFirst(6) + [2, 3, 4, 5]
  return Table(columns: places.map { table.columns[$0] })
}

private func linesTable(_ lines: [UnusualLine]) -> Table {
  let source = lines.lazy.compactMap(\.place.source).first
  let sources = source.map { source in
    let names = TextValues(lines.map { $0.place.source?.name ?? "" })
    return [Column(name: source.kind, values: .text(names))]
  }
  return Table(
    columns: (sources ?? []) + [
      Column(name: "row", values: .integer(lines.map { Int64($0.place.row) })),
      Column(name: "invoice", values: .text(TextValues(lines.map(\.invoice)))),
      Column(name: "product", values: .text(TextValues(lines.map(\.product)))),
      Column(name: "customer", values: .text(TextValues(lines.map(\.customer)))),
      Column(name: "quantity", values: .number(lines.map(\.quantity))),
      Column(name: "price", values: .number(lines.map(\.price))),
      Column(name: "country", values: .text(TextValues(lines.map(\.country)))),
      Column(name: "unusual_score", values: .number(lines.map(\.score))),
    ])
}
