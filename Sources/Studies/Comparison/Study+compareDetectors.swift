import Detection
import Engine
import Features
import Ingestion
import Numeric

extension Study {
  /// Looks for the unusual by several detectors, and says which it recommends.
  ///
  /// The source is read, cleaned and described once, as the recipe says. Where the recipe names a column
  /// of labels, detectors are measured by them.
  ///
  /// - Parameters:
  ///   - detectors: The identifiers of detectors.
  ///   - progress: Told where the work is, from the thread that works.
  ///   - isCancelled: Asked between pieces of work.
  /// - Returns: What was found.
  /// - Throws: The error of the room that could not go on, each one sentence for a person;
  ///   ``StudyError/cancelled`` when asked to stop.
  public func compare(
    detectors: [String], progress: @escaping @Sendable (StudyProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> StudyDetectorComparison {
    let asked = try recipe.comparedDetectors(detectors)
    try recipe.validate()
    var clock = StudyClock(listener: progress, isCancelled: isCancelled)
    let (session, relation, roles) = try take(&clock)
    var study = self
    study.recipe = try recipe.fitted(to: roles)
    let described = try study.describe(relation, roles, session, &clock)
    let found = try study.recipe.scoredRows(of: described, at: relation.places, in: session)
    let settings = study.recipe.detectorComparison
    let comparison = try clock.stage(
      .detecting, detail: { (found: DetectorComparison) in "\(found.findings.count) detectors" }
    ) {
      do {
        return try DetectorComparison(
          of: found.rows, by: asked, settings: settings, labels: found.labels?.labels,
          seed: recipe.seed, isCancelled: isCancelled
        ) { name, share in
          progress(StudyProgress(stage: .detecting, fraction: min(share, 0.99), detail: name))
        }
      } catch DetectionError.cancelled {
        throw StudyError.cancelled
      }
    }
    return StudyDetectorComparison(
      recipe: study.recipe, input: relation, ledger: described.cleaned?.ledger, roles: roles,
      noun: found.noun, names: found.names, features: found.features, comparison: comparison,
      notes: relation.notes + roles.notes + described.customers.notes
        + (described.cleaned?.notes ?? []) + (found.labels?.notes ?? []), timings: clock.timings)
  }
}

/// The rows that detectors look at.
struct ScoredRows {
  var noun: String
  var names: [String]
  var features: [String]
  /// Their features, scaled as in a study.
  var rows: Matrix
  var labels: LabelColumn?
}

extension Recipe {
  /// Scales customers, those set apart included, or lines, as ``Study/run(progress:isCancelled:)`` does.
  func scoredRows(
    of described: DescribedCustomers, at places: RowPlaces, in session: Session
  ) throws -> ScoredRows {
    if unusual?.level == .lines, let cleaned = described.cleaned {
      let lines = try LineRows(cleaned, session)
      return ScoredRows(
        noun: "line", names: lines.row.map { "\(places[Int($0)])" },
        features: ["quantity", "price", "country"], rows: try lines.scaled(by: transforms))
    }
    let customers = described.customers
    let names = try featureNames(in: customers)
    let rows = try customers.matrix(of: names)
    let transform =
      try clustering == nil
      ? FittedTransform(fitting: transforms, to: rows, columns: names)
      : self.rows(of: customers).transform
    return ScoredRows(
      noun: "customer", names: customers.identifiers, features: names,
      rows: try transform.apply(rows),
      labels: try labels(of: customers))
  }
}
