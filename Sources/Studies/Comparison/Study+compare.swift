public import Clustering
import Engine
public import Features
public import Ingestion

/// What several methods made of the customers of one source.
public struct StudyComparison: Sendable {
  /// The recipe whose cleaning, features and scaling all methods share.
  public let recipe: Recipe

  /// What was read.
  public let input: Relation

  /// What cleaning took away; `nil` for a table of customers.
  public let ledger: Ledger?

  /// Which column plays which role.
  public let roles: RoleMapping

  /// The customers, each described by every feature.
  public let customers: CustomerTable

  /// The features that customers were grouped by, in order.
  public let features: [String]

  /// The customers that were grouped; the others were set apart before.
  public let grouped: Int

  /// What the methods found.
  public let comparison: MethodComparison

  /// What a reader should know.
  public let notes: [String]

  /// How long each stage took.
  public let timings: [StageTiming]
}

extension Study {
  /// Groups customers by several methods, and says which grouping it recommends.
  ///
  /// The source is read, cleaned and described once, as the recipe says.
  ///
  /// - Parameters:
  ///   - wishes: The methods.
  ///   - progress: Told where the work is, from the thread that works.
  ///   - isCancelled: Asked between pieces of work.
  /// - Returns: What was found.
  /// - Throws: The error of the room that could not go on, each one sentence for a person;
  ///   ``StudyError/cancelled`` when asked to stop.
  public func compare(
    _ wishes: [MethodWish], progress: @escaping @Sendable (StudyProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> StudyComparison {
    let asked = try recipe.compared(wishes)
    var clock = StudyClock(listener: progress, isCancelled: isCancelled)
    let (session, relation, roles) = try take(&clock)
    var study = self
    study.recipe = try recipe.fitted(to: roles)
    let described = try study.describe(relation, roles, session, &clock)
    let rows = try study.recipe.rows(of: described.customers)
    let range = study.recipe.clustering?.clusters
    let comparison = try clock.stage(
      .grouping, detail: { (found: MethodComparison) in "\(found.groupings.count) methods" }
    ) {
      do {
        return try MethodComparison(
          of: rows.grouped, by: asked,
          range: range.map { $0.isForced ? 2...max(10, $0.to) : $0.from...$0.to } ?? 2...10,
          rule: study.recipe.countRule, seed: recipe.seed
        ) { name, share in
          progress(StudyProgress(stage: .grouping, fraction: min(share, 0.99), detail: name))
        }
      } catch ClusteringError.cancelled {
        throw StudyError.cancelled
      }
    }
    return StudyComparison(
      recipe: study.recipe, input: relation, ledger: described.cleaned?.ledger, roles: roles,
      customers: described.customers,
      features: rows.features + rows.categories.map(\.name), grouped: rows.clustered.count,
      comparison: comparison,
      notes: relation.notes + roles.notes + described.customers.notes
        + (described.cleaned?.notes ?? []), timings: clock.timings)
  }
}
