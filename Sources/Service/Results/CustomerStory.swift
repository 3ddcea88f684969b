import Studies
import Tabular

/// One customer of a study, as the API tells it.
struct CustomerStory: Encodable, Sendable {
  /// A feature of the customer beside those of others.
  struct Feature: Encodable, Sendable {
    let name: String
    let title: String
    let kind: String
    let value: Double?
    let average: Double
    let segmentAverage: Double?
    let percentile: Double
  }

  /// What the customer bought on one day.
  struct Purchase: Encodable, Sendable {
    let date: String
    let revenue: Double
    let invoices: Int
  }

  let customer: String
  let features: [Feature]
  var segment: PredictionAnswer.Segment?
  var secondBest: PredictionAnswer.Segment?
  var distance: Double?
  var confidence: Double?
  var why: [String] = []
  var moves: [String] = []
  var unusual: Bool?
  var unusualReasons: [String] = []
  var purchases: [Purchase] = []
}

extension FinishedStudy {
  /// Returns everything that is known of a customer.
  ///
  /// - Parameters:
  ///   - customer: The customer.
  ///   - names: The names that people gave to segments.
  /// - Returns: What the table, the model and the purchases tell.
  /// - Throws: ``ServiceError/notFound(what:id:)``.
  func story(of customer: String, names: [Int: String]) throws(ServiceError) -> CustomerStory {
    let row = try row(of: customer)
    let members = members(ofSegmentOf: row)
    var story = CustomerStory(
      customer: customer,
      features: columns.compactMap { column in
        CustomerStory.Feature(column, row, members: members)
      })
    if case .flags(let flags)? = column("unusual")?.values { story.unusual = flags[row] }
    if story.unusual == true, let reason = column("reason")?.texts?[row], !reason.isEmpty {
      story.unusualReasons = [reason]
    }
    story.purchases = purchases(of: row)
    guard let model = try? model() else { return story }
    let place = CustomerPlace(self, model, row: row, names: names)
    story.segment = place?.answer.segment
    story.secondBest = place?.answer.secondBest
    story.distance = place?.answer.distance
    story.confidence = place?.answer.confidence
    story.why = place?.why ?? []
    story.moves = place?.moves ?? []
    return story
  }

  /// The customers of the segment of a customer, as rows.
  private func members(ofSegmentOf row: Int) -> [Int] {
    guard let segments = column("segment")?.numbers else { return [] }
    return segments.indices.filter { segments[$0] == segments[row] }
  }
}

extension CustomerStory.Feature {
  /// Sets a value beside those of others; `nil` for a column that describes nobody.
  init?(_ column: CustomerCells, _ row: Int, members: [Int]) {
    let ofResult = ["segment", "unusual_score", "r_score", "f_score", "m_score"]
    guard let values = column.numbers, !ofResult.contains(column.head.name) else { return nil }
    let known = values.filter(\.isFinite)
    let value = values[row]
    let below = known.count { $0 < value }
    let same = known.count { $0 == value }
    let inSegment = members.map { values[$0] }.filter(\.isFinite)
    self.init(
      name: column.head.name, title: column.head.title, kind: column.head.kind,
      value: value.isFinite ? value : nil,
      average: known.reduce(0, +) / Double(max(1, known.count)),
      segmentAverage: inSegment.isEmpty
        ? nil : inSegment.reduce(0, +) / Double(inSegment.count),
      percentile: (Double(below) + Double(same) / 2) / Double(max(1, known.count)))
  }
}
