/// Checks that the roles of transactions suffice, and puts them in order.
func transactionRoles(
  _ best: [ColumnRole: RoleCandidate], _ guesses: [(ColumnRole, [RoleCandidate])],
  _ relation: Relation
) throws(IngestionError) -> RoleMapping {
  let found = relation.columns.map(\.name)
  try require(.customer, best, found, why: "")
  try require(.date, best, found, why: "")
  if best[.total] == nil {
    try require(.price, best, found, why: " nor the line total")
    try require(.quantity, best, found, why: " nor the line total")
  }
  try checkAmbiguity(best, guesses)
  var best = best
  // A total is needed only where price times quantity is not there.
  if best[.price] != nil, best[.quantity] != nil, best[.total]?.isGiven != true {
    best[.total] = nil
  }
  var notes: [String] = []
  if best[.invoice] == nil {
    notes.append("There is no invoice column: what one customer bought at one time is one invoice.")
  }
  return RoleMapping(
    shape: .transactions, assignments: ColumnRole.allCases.compactMap { assignment($0, best[$0]) },
    notes: notes)
}

private func require(
  _ role: ColumnRole, _ best: [ColumnRole: RoleCandidate], _ found: [String], why: String
) throws(IngestionError) {
  guard best[role] == nil else { return }
  throw .missingRole(role, found: found, why: why)
}

/// Two columns that fit a needed role equally well are for a person to choose from.
private func checkAmbiguity(
  _ best: [ColumnRole: RoleCandidate], _ guesses: [(ColumnRole, [RoleCandidate])]
) throws(IngestionError) {
  for (role, candidates) in guesses where [.customer, .invoice, .date].contains(role) {
    guard let chosen = best[role], !chosen.isGiven else { continue }
    let rivals = candidates.filter { candidate in
      candidate.confidence >= chosen.confidence - 0.02
        && !best.contains { $0.key != role && $0.value.column == candidate.column }
    }
    let exact = rivals.filter { $0.confidence > 0.9 }
    guard rivals.count > 1, exact.count != 1, !(exact.count > 1 && role == .date) else { continue }
    if exact.count > 1, exact[0].confidence > exact[1].confidence { continue }
    throw .ambiguousRole(role, candidates: rivals.map(\.column))
  }
}

/// Puts down a role with its column.
func assignment(_ role: ColumnRole, _ candidate: RoleCandidate?) -> RoleAssignment? {
  candidate.map {
    RoleAssignment(
      role: role, column: $0.column, confidence: $0.confidence, reason: $0.reason,
      isGiven: $0.isGiven)
  }
}
