public import Engine

/// Finds out what the columns of a relation mean, from their names and contents.
///
/// - Parameters:
///   - relation: What was read.
///   - session: Where it was read into.
///   - given: The columns that a person named, by role.
/// - Returns: The roles with a confidence and a reason each.
/// - Throws: ``IngestionError`` when a role that is needed has no column or two equally good ones,
///   or a column that was named does not exist.
public func suggestRoles(
  for relation: Relation, in session: Session, given: [ColumnRole: String] = [:]
) throws(IngestionError) -> RoleMapping {
  let profiles = try profiles(of: relation, in: session)
  try checkNames(given, relation)
  let guesses = ColumnRole.ofTransactions.map { role in
    (role, candidates(for: role, among: profiles, given: given[role]))
  }
  let best = assign(guesses, given: given)
  guard shape(best, given) == .transactions else {
    return try customerRoles(profiles, given: given)
  }
  return try transactionRoles(best, guesses, relation)
}

/// A column that may play a role.
struct RoleCandidate {
  let column: String
  let confidence: Double
  let reason: String
  let isGiven: Bool
}

private func checkNames(
  _ given: [ColumnRole: String], _ relation: Relation
) throws(IngestionError) {
  let names = relation.columns.map(\.name)
  for (role, name) in given.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
    guard names.contains(name) else {
      throw .unknownColumn(role: role, name: name, found: names)
    }
  }
}

/// The columns that may play a role, the best first.
private func candidates(
  for role: ColumnRole, among profiles: [ColumnProfile], given: String?
) -> [RoleCandidate] {
  if let given {
    return [RoleCandidate(column: given, confidence: 1, reason: "given", isGiven: true)]
  }
  let found = profiles.compactMap { profile -> RoleCandidate? in
    let name = RoleNames.fit(profile.name, role)
    let content = contentFit(profile, role)
    guard name > 0, content > 0 else { return nil }
    return RoleCandidate(
      column: profile.name, confidence: (name * content * 1_000).rounded() / 1_000,
      reason: reason(name, content, profile, role), isGiven: false)
  }
  return found.enumerated()
    .sorted { (-$0.element.confidence, $0.offset) < (-$1.element.confidence, $1.offset) }
    .map(\.element)
}

/// Whether what a column holds can be what the role says, 0 to 1.
private func contentFit(_ profile: ColumnProfile, _ role: ColumnRole) -> Double {
  guard profile.count > 0 else { return 0 }
  switch role {
  case .quantity, .price, .total: return profile.numeric >= 0.9 ? 1 : 0
  case .date: return profile.dates >= 0.5 ? 1 : 0
  case .invoice, .customer: return profile.dates > 0.5 ? 0 : 1
  case .product: return profile.dates > 0.5 || profile.distinct < 2 ? 0 : 1
  case .description: return profile.numeric > 0.5 || profile.dates > 0.5 ? 0 : 1
  case .country: return profile.numeric > 0.5 ? 0.3 : 1
  default: return 1
  }
}

private func reason(
  _ name: Double, _ content: Double, _ profile: ColumnProfile, _ role: ColumnRole
) -> String {
  let called = name > 0.9 ? "the name says so" : "the name points to it"
  let holds =
    switch role {
    case .quantity, .price, .total: "it holds numbers"
    case .date: "it holds dates"
    default: "\(profile.distinct) different values in the first \(profile.count)"
    }
  return "\(called); \(holds)"
}

/// Gives each role its best column; a column plays one role, the one it fits best.
private func assign(
  _ guesses: [(ColumnRole, [RoleCandidate])], given: [ColumnRole: String]
) -> [ColumnRole: RoleCandidate] {
  var all: [(role: ColumnRole, candidate: RoleCandidate, order: Int)] = []
  for (order, guess) in guesses.enumerated() {
    all += guess.1.map { (guess.0, $0, order) }
  }
  all.sort {
    ($0.candidate.isGiven ? 0 : 1, -$0.candidate.confidence, $0.order)
      < ($1.candidate.isGiven ? 0 : 1, -$1.candidate.confidence, $1.order)
  }
  var result: [ColumnRole: RoleCandidate] = [:]
  var taken: Set<String> = []
  for entry in all where result[entry.role] == nil && !taken.contains(entry.candidate.column) {
    result[entry.role] = entry.candidate
    taken.insert(entry.candidate.column)
  }
  return result
}

/// Transactions have invoices, or at least dates and money.
private func shape(
  _ best: [ColumnRole: RoleCandidate], _ given: [ColumnRole: String]
) -> TableShape {
  if given[.id] != nil || given[.feature] != nil { return .customers }
  let hasMoney = best[.total] != nil || best[.price] != nil
  let hasInvoice = best[.invoice] != nil
  return hasMoney && (hasInvoice || best[.date] != nil) ? .transactions : .customers
}
