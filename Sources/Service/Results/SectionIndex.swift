/// What the folder of a study says about itself: `sections/index.json`.
struct SectionIndex: Codable, Sendable {
  /// The parts of the report, in order.
  let sections: [SectionName]

  /// The study in numbers.
  let summary: StudyNumbers

  /// The columns of the table of customers.
  let columns: [CustomerColumnHead]

  /// The features that customers were grouped by.
  let features: [String]
}

/// A part of the report.
struct SectionName: Codable, Sendable, Hashable {
  /// The name in addresses.
  let id: String

  /// The heading.
  let title: String
}

/// A study in numbers.
struct StudyNumbers: Codable, Sendable, Hashable {
  let rows: Int
  let keptRows: Int
  let customers: Int
  let revenue: Double?
  let segments: Int
  let unusual: Int?

  /// The method that a comparison recommends.
  var recommended: String?
}

/// The head of a column of the table of customers.
struct CustomerColumnHead: Codable, Sendable, Hashable {
  /// The name, as in files.
  let name: String

  /// What people call it.
  let title: String

  /// What its values are: text, boolean, days, count, money, share or number.
  let kind: String
}
