import Clustering
import Detection
import Engine
import Features
import Ingestion
import Insight
import Numeric
import Parameters
import Projection
import Segments

extension Study {
  /// Carries the recipe out.
  ///
  /// - Parameters:
  ///   - progress: Told where the study is, from the thread that works.
  ///   - isCancelled: Asked between pieces of work.
  /// - Returns: What was found.
  /// - Throws: The error of the room that could not go on, each one sentence for a person;
  ///   ``StudyError/cancelled`` when asked to stop.
  public func run(
    progress: @escaping @Sendable (StudyProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> StudyResult {
    try recipe.validate()
    var clock = StudyClock(listener: progress, isCancelled: isCancelled)
    let (session, relation, roles) = try take(&clock)
    var study = self
    study.recipe = try recipe.fitted(to: roles)
    return try study.carryOut(relation, roles, session, &clock)
  }

  /// Describes customers or lines, and learns from them.
  private func carryOut(
    _ relation: Relation, _ roles: RoleMapping, _ session: Session, _ clock: inout StudyClock
  ) throws -> StudyResult {
    let described = try describe(relation, roles, session, &clock)
    if recipe.unusual?.level == .lines {
      return try lineStudy(relation, roles, described, session, &clock)
    }
    var result = try learn(relation, roles, described, &clock)
    if keepsPurchases, let cleaned = described.cleaned {
      result.purchases = try customerPurchases(
        of: cleaned, by: described.customers.identifiers, in: session)
    }
    return result
  }

  /// Reads the files and finds out what their columns mean; the engine is loaded meanwhile.
  func take(_ clock: inout StudyClock) throws -> (Session, Relation, RoleMapping) {
    let listener = clock.listener
    let opening = OpeningDatabase(engine)
    defer { opening.finish() }
    var opened: Session?
    func session() throws(EngineError) -> Session {
      if let opened { return opened }
      let session = try opening.connect()
      opened = session
      return session
    }
    let relation = try clock.stage(
      .reading, detail: { "\(grouped($0.rowCount)) rows, \($0.columns.count) columns" }
    ) {
      try read(paths, options: reading, into: try session()) {
        // The stage itself says when it ends, with what was read.
        listener(StudyProgress(stage: .reading, fraction: min($0, 0.99)))
      }
    }
    let roles = try clock.stage(.understanding, detail: { $0.shape.words }) {
      try suggestRoles(
        for: relation, in: try session(),
        given: try columnsWithLabels(in: relation, try session()),
        features: recipe.customers.features, categories: recipe.customers.categories)
    }
    return (try session(), relation, roles)
  }

  /// The columns that a person named, with that of labels as words, so that it is no feature.
  private func columnsWithLabels(
    in relation: Relation, _ session: Session
  ) throws -> GivenColumns {
    guard let labels = recipe.unusual?.labels else { return columns }
    let known = relation.columns.map(\.name)
    guard known.contains(labels) else { throw StudyError.unknownLabels(labels, known: known) }
    guard try guessRoles(for: relation, in: session, given: columns).shape == .customers else {
      throw StudyError.labelsOfInvoices
    }
    var columns = columns
    if !columns.all(.category).contains(labels) { columns.add(labels, for: .category) }
    return columns
  }

  /// Cleans, and makes one row of each customer.
  func describe(
    _ relation: Relation, _ roles: RoleMapping, _ session: Session, _ clock: inout StudyClock
  ) throws -> DescribedCustomers {
    guard roles.shape == .transactions else {
      let table = try clock.stage(.describing, detail: customerCount) {
        try customers(
          of: relation, roles: roles, in: session, chosen: recipe.customers.features)
      }
      return DescribedCustomers(customers: table)
    }
    let isOfLines = recipe.unusual?.level == .lines
    let cleaned = try clock.stage(
      .cleaning, detail: { "\(grouped($0.ledger.after.rows)) rows left" }
    ) {
      try Ingestion.clean(
        relation, roles: roles, rules: recipe.cleaning, in: session, dated: !isOfLines)
    }
    if isOfLines {
      return DescribedCustomers(customers: CustomerTable(identifiers: [], features: []), cleaned)
    }
    let (table, moment) = try clock.stage(.describing, detail: { customerCount($0.customers) }) {
      try customerFeatures(
        of: cleaned, reference: try ReferenceDay(recipe.customers.reference), in: session)
    }
    return DescribedCustomers(customers: table, cleaned, reference: moment)
  }
}

/// What cleaning and describing gave.
struct DescribedCustomers {
  var customers: CustomerTable
  var cleaned: CleaningResult?
  var reference: Int64?

  init(customers: CustomerTable, _ cleaned: CleaningResult? = nil, reference: Int64? = nil) {
    self.customers = customers
    self.cleaned = cleaned
    self.reference = reference
  }
}

private func customerCount(_ table: CustomerTable) -> String {
  counted(table.identifiers.count, "customer")
}
