import Engine

/// Checks that the roles of transactions suffice, and puts them in order.
func transactionRoles(
  _ found: [ColumnRole: RoleCandidate], _ guesses: [(ColumnRole, [RoleCandidate])],
  _ relation: Relation, _ session: Session
) throws(IngestionError) -> RoleMapping {
  var best = found
  try checkPresence(best, relation.columns.map(\.name))
  try checkAmbiguity(best, guesses)
  var notes: [String] = []
  if best[.invoice] == nil {
    notes.append("There is no invoice column: what one customer bought at one time is one invoice.")
  }
  if let total = best[.total], !total.isGiven, let price = best[.price],
    let quantity = best[.quantity]
  {
    let source = try totalSource(total, price, quantity, best[.invoice], relation, session)
    if !source.isColumn { best[.total] = nil }
    notes += source.notes
  }
  return RoleMapping(
    shape: .transactions, assignments: ColumnRole.allCases.compactMap { assignment($0, best[$0]) },
    notes: notes)
}

private func checkPresence(
  _ best: [ColumnRole: RoleCandidate], _ columns: [String]
) throws(IngestionError) {
  try require(.customer, best, columns, why: "")
  try require(.date, best, columns, why: "")
  guard best[.total] == nil else { return }
  try require(.price, best, columns, why: " nor the line total")
  try require(.quantity, best, columns, why: " nor the line total")
}

private func require(
  _ role: ColumnRole, _ best: [ColumnRole: RoleCandidate], _ columns: [String], why: String
) throws(IngestionError) {
  guard best[role] == nil else { return }
  throw .missingRole(role, found: columns, why: why)
}

/// Two columns that fit a needed role equally well are for a person to choose from.
///
/// Two that are both plainly called so are rivals unless they hold equally many different values:
/// a shop's number and its number in another program are the same choice.
private func checkAmbiguity(
  _ best: [ColumnRole: RoleCandidate], _ guesses: [(ColumnRole, [RoleCandidate])]
) throws(IngestionError) {
  for (role, candidates) in guesses where [.customer, .invoice, .date].contains(role) {
    guard let chosen = best[role], !chosen.isGiven else { continue }
    // Of dates that are plainly called so the list of names says which is the sale's.
    guard !(chosen.isPlain && role == .date) else { continue }
    let rivals = candidates.filter { candidate in
      let isTaken = best.contains { $0.key != role && $0.value.column == candidate.column }
      return !isTaken && isRival(candidate, of: chosen)
    }
    guard rivals.count > 1 else { continue }
    throw .ambiguousRole(role, candidates: rivals.map(\.column))
  }
}

private func isRival(_ candidate: RoleCandidate, of chosen: RoleCandidate) -> Bool {
  guard candidate.column != chosen.column else { return true }
  if chosen.isPlain { return candidate.isPlain && candidate.distinct != chosen.distinct }
  return candidate.confidence >= chosen.confidence - 0.02
}

/// Puts down a role with its column.
func assignment(_ role: ColumnRole, _ candidate: RoleCandidate?) -> RoleAssignment? {
  candidate.map {
    RoleAssignment(
      role: role, column: $0.column, confidence: $0.confidence, reason: $0.reason,
      isGiven: $0.isGiven)
  }
}
