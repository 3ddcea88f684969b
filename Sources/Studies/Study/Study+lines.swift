import Detection
import Engine
import Features
import Ingestion
import Parameters

extension Study {
  /// Looks for unusual lines of invoices instead of customers.
  func lineStudy(
    _ relation: Relation, _ roles: RoleMapping, _ described: DescribedCustomers,
    _ session: Session, _ clock: inout StudyClock
  ) throws -> StudyResult {
    let lines = try clock.stage(.detecting, detail: { counted($0.count, "unusual line") }) {
      try recipe.unusualLines(of: described.cleaned, at: relation.places, in: session)
    }
    return StudyResult(
      recipe: recipe, input: relation, roles: roles, ledger: described.cleaned?.ledger,
      reference: nil, customers: described.customers, scores: nil, features: [], selection: nil,
      segmentOfCustomer: [], segments: [], silhouettes: nil, projection: nil, drivers: nil,
      unusual: nil,
      unusualLines: lines, model: nil,
      notes: relation.notes + roles.notes + (described.cleaned?.notes ?? [])
        + [recipe.unusual?.rule.tieNote(lines.count, of: lines.lines)].compactMap(\.self),
      timings: clock.timings)
  }
}
