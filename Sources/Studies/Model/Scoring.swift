import Detection
public import Engine
import Features
public import Ingestion
import Numeric
public import Tabular

/// Scoring a file with a model.
public struct Scoring: Sendable {
  /// The model.
  public var model: Model

  /// The files, or patterns.
  public var paths: [String]

  /// How the files are read.
  public var reading: ReaderOptions

  /// The columns of roles that are given rather than guessed.
  public var columns: GivenColumns

  /// The day recency counts to, or `nil` for the study's, or the file's own where it is later.
  public var reference: String?

  /// How the embedded engine is opened.
  public var engine: EngineConfiguration

  /// Prepares to score.
  public init(
    model: Model, paths: [String], reading: ReaderOptions = ReaderOptions(),
    columns: GivenColumns = [:], reference: String? = nil,
    engine: EngineConfiguration = EngineConfiguration()
  ) {
    self.model = model
    self.paths = paths
    self.reading = reading
    self.columns = columns
    self.reference = reference
    self.engine = engine
  }

  /// Scores every customer of the file.
  ///
  /// - Parameter isCancelled: Asked while the engine works, from another thread.
  /// - Returns: One row a customer: customer, the features, the categories, segment, segment_name, distance,
  ///   second_segment, second_distance, clearness, unusual, unusual_score, reason, outside_range, unlike_study.
  /// - Throws: The error of the room that could not go on, each one sentence for a person.
  public func run(
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> ScoredCustomers {
    let session = try Database(engine).connect()
    let customers = try session.cancelling(when: isCancelled) { try scored(in: session) }
    guard !isCancelled() else { throw StudyError.cancelled }
    return customers
  }

  private func scored(in session: Session) throws -> ScoredCustomers {
    let read = try Ingestion.read(paths, options: reading, into: session)
    let relation = model.reading?.applied(to: read) ?? read
    let (customers, notes) = try described(relation, session)
    let names = model.features.map(\.name)
    for name in names where customers.feature(name) == nil {
      throw ModelError.missingFeature(name, needed: model.inputNames)
    }
    let rows = try customers.matrix(of: names)
    let categories = try customers.categoryColumns(of: model)
    let predictions = try model.predictions(for: rows, categories: categories)
    return ScoredCustomers(
      table: table(customers, predictions), predictions: predictions, notes: notes)
  }

  /// A table with the model's features as columns is taken as it is; transactions are described.
  private func described(
    _ relation: Relation, _ session: Session
  ) throws -> (CustomerTable, [String]) {
    let found = Set(relation.columns.map(\.name))
    let hasFeatures = model.inputNames.allSatisfy { found.contains($0) }
    if hasFeatures {
      let id =
        columns[.customer] ?? columns[.id]
        ?? relation.columns.map(\.name).first {
          ["customer", "customerid", "customer_id", "id"].contains($0.lowercased())
        }
      return (
        try customers(
          of: relation,
          roles: RoleMapping(
            customersBy: id, features: model.features.map(\.name),
            categories: model.categories?.map(\.name) ?? []), in: session),
        relation.notes
      )
    }
    let roles =
      try model.reading?.roles(in: relation, given: columns)
      ?? suggestRoles(
        for: relation, in: session, given: columns,
        categories: model.categories?.map(\.name) ?? [])
    guard roles.shape == model.shape else {
      throw ModelError.otherShape(expected: model.shape.words, got: roles.shape.words)
    }
    guard model.shape == .transactions else {
      return (try customers(of: relation, roles: roles, in: session), relation.notes + roles.notes)
    }
    let cleaned = try clean(
      relation, roles: roles, rules: model.recipe.cleaning, in: session, like: model.reading)
    let (table, moment) = try customerFeatures(of: cleaned, reference: try day(), in: session)
    return (
      table,
      relation.notes + roles.notes + cleaned.notes
        + ["Recency counts to \(WallClock(microseconds: moment).text)."]
    )
  }

  /// The day that was given, or the study's unless the file goes on behind it.
  private func day() throws -> ReferenceDay {
    if let reference { return try ReferenceDay(reference) }
    if let studied = model.reference { return .atLeast(studied) }
    return try ReferenceDay(model.recipe.customers.reference)
  }

  private func table(_ customers: CustomerTable, _ predictions: [Prediction]) -> Table {
    func texts(_ value: (Prediction) -> String) -> ColumnValues {
      .text(TextValues(predictions.map(value)))
    }
    func numbers(_ name: String, _ value: (Prediction) -> Double?) -> Column {
      let values = predictions.map(value)
      return Column(
        name: name, values: .number(values.map { $0 ?? 0 }), isPresent: values.map { $0 != nil })
    }
    let features = model.features.compactMap { customers.feature($0.name) }.map {
      Column(name: $0.name, values: .number($0.values))
    }
    let flags = predictions.map(\.isUnusual)
    let categories = (model.categories ?? []).compactMap { known in
      customers.categories.first { $0.name == known.name }
    }.map { category in
      Column(
        name: category.name, values: .text(TextValues(category.values.map { $0 ?? "" })),
        isPresent: category.values.map { $0 != nil })
    }
    return Table(
      columns: [Column(name: "customer", values: .text(TextValues(customers.identifiers)))]
        + features + categories + [
          Column(name: "segment", values: .integer(predictions.map { Int64($0.segment) })),
          Column(name: "segment_name", values: texts(\.name)),
          numbers("distance", \.distance),
          numbers("second_segment") { $0.secondSegment.map(Double.init) },
          numbers("second_distance", \.secondDistance), numbers("clearness", \.clearness),
          Column(
            name: "unusual", values: .boolean(flags.map { $0 ?? false }),
            isPresent: flags.map { $0 != nil }),
          numbers("unusual_score", \.unusualScore),
          Column(
            name: "reason",
            values: texts { $0.isUnusual == true ? sentence(of: $0.reasons) : "" }),
          Column(
            name: "outside_range",
            values: texts { $0.outsideRange.joined(separator: ", ") }),
          Column(
            name: "unlike_study",
            values: texts { $0.unlikeStudy.joined(separator: ", ") }),
        ])
  }
}

/// The customers of a file with where they belong.
public struct ScoredCustomers: Sendable {
  /// One row a customer.
  public let table: Table

  /// The same as values.
  public let predictions: [Prediction]

  /// What a reader should know, as sentences.
  public let notes: [String]
}
