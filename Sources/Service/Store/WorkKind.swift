/// What a piece of work in the queue makes; all kinds are queued, followed, kept and deleted alike.
enum WorkKind: String, Sendable, Codable, CaseIterable {
  /// One way of grouping customers, from cleaning to the report.
  case study

  /// The same customers by several methods.
  case comparison

  /// What several of them are called in addresses and answers.
  var plural: String {
    switch self {
    case .study: "studies"
    case .comparison: "comparisons"
    }
  }

  /// What one of them is called in the description of the API.
  var schemaName: String { self == .study ? "Study" : "Comparison" }
}
