import Detection
import Features
import Segments
public import Studies
public import Tabular

/// Makes the table of customers: who they are, what they did, where they belong.
///
/// Transactions give customer, recency, frequency, monetary, r_score, f_score, m_score,
/// rfm_segment, segment, segment_name, unusual, unusual_score, reason, then further features and
/// categories. A customer table gives customer, its features, and the same from segment on.
///
/// - Parameter result: What a study found.
/// - Returns: One row a customer, in the order of the study.
public func customersTable(_ result: StudyResult) -> Table {
  let customers = result.customers
  let first = result.scores == nil ? [] : ["recency", "frequency", "monetary"]
  var columns = [Column(name: "customer", values: .text(TextValues(customers.identifiers)))]
  columns += first.compactMap { customers.feature($0).map(column) }
  columns += result.scores.map(scoreColumns) ?? []
  columns += segmentColumns(result) + unusualColumns(result)
  columns +=
    customers.features.filter { !first.contains($0.name) }.map(column)
    + customers.categories.map(column)
  return Table(distinct: columns)
}

/// A feature as a column: whole counts as integers.
private func column(_ feature: FeatureColumn) -> Column {
  let present = feature.values.contains(where: \.isNaN) ? feature.values.map { !$0.isNaN } : nil
  let isWhole = feature.values.allSatisfy { $0.magnitude < 0x1p53 && $0 == $0.rounded() }
  return Column(
    name: feature.name,
    values: isWhole ? .integer(feature.values.map { Int64($0) }) : .number(feature.values),
    isPresent: present)
}

private func column(_ category: CategoryColumn) -> Column {
  let present = category.values.contains(nil) ? category.values.map { $0 != nil } : nil
  return Column(
    name: category.name, values: .text(TextValues(category.values.map { $0 ?? "" })),
    isPresent: present)
}

private func scoreColumns(_ scores: RFMScores) -> [Column] {
  [
    Column(name: "r_score", values: .integer(scores.recency.map { Int64($0) })),
    Column(name: "f_score", values: .integer(scores.frequency.map { Int64($0) })),
    Column(name: "m_score", values: .integer(scores.monetary.map { Int64($0) })),
    Column(name: "rfm_segment", values: .text(TextValues(scores.segments.map(\.rawValue)))),
  ]
}

private func segmentColumns(_ result: StudyResult) -> [Column] {
  guard !result.segments.isEmpty else { return [] }
  let segments = result.segmentOfCustomer.map { result.segments[$0] }
  return [
    Column(name: "segment", values: .integer(segments.map { Int64($0.identifier) })),
    Column(name: "segment_name", values: .text(TextValues(segments.map(\.name)))),
  ]
}

private func unusualColumns(_ result: StudyResult) -> [Column] {
  guard let unusual = result.unusual else { return [] }
  let reasons = unusual.scores.indices.map { row in
    unusual.reasons[row].map { sentence(of: $0) } ?? ""
  }
  return [
    Column(name: "unusual", values: .boolean(unusual.isUnusual)),
    Column(name: "unusual_score", values: .number(unusual.scores)),
    Column(name: "reason", values: .text(TextValues(reasons))),
  ]
}
