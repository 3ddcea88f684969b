public import Engine

/// Finds out what the columns of a relation mean, from their names and contents.
///
/// - Parameters:
///   - relation: What was read.
///   - session: Where it was read into.
///   - given: The columns that a person named, by role.
///   - features: The columns of numbers that customers are to be grouped by, where that is said.
///   - categories: The columns of words that they are to be grouped by.
/// - Returns: The roles with a confidence and a reason each.
/// - Throws: ``IngestionError`` when a role that is needed has no column or two equally good ones,
///   or a column that was named does not exist or was named for two roles.
public func suggestRoles(
  for relation: Relation, in session: Session, given: GivenColumns = [:], features: [String] = [],
  categories: [String] = []
) throws(IngestionError) -> RoleMapping {
  try checkNames(given, relation)
  let profiles = try profiles(of: relation, in: session)
  let guesses = ColumnRole.ofTransactions.map { role in
    (role, candidates(for: role, among: profiles, given: given[role]))
  }
  let best = assign(guesses)
  do throws(IngestionError) {
    guard shape(best, given) == .transactions else {
      return try customerRoles(
        profiles, given: given, features: features, categories: categories)
    }
    return try transactionRoles(best, guesses, relation, session)
  } catch {
    throw error.naming(otherSheets: relation.otherSheets)
  }
}

extension IngestionError {
  /// Says that the column may stand on another sheet, where a column is missing.
  fileprivate func naming(otherSheets: [String]) -> IngestionError {
    guard case .missingRole(let role, let found, let why) = self, !otherSheets.isEmpty else {
      return self
    }
    let names = otherSheets.map { "'\($0)'" }.joined(separator: ", ")
    let others = otherSheets.count == 1 ? "another sheet is \(names)" : "other sheets are \(names)"
    return .missingRole(role, found: found, why: "\(why) (\(others); choose with --sheet)")
  }
}

/// Guesses what the columns of a relation mean as far as it can be told, without asking that every
/// role which is needed has a column.
///
/// - Parameters:
///   - relation: What was read.
///   - session: Where it was read into.
///   - given: The columns that a person named, by role.
/// - Returns: The shape of the table, and the roles that some column fits.
/// - Throws: ``IngestionError`` when a column that was named does not exist or was named for two
///   roles.
public func guessRoles(
  for relation: Relation, in session: Session, given: GivenColumns = [:]
) throws(IngestionError) -> RoleMapping {
  try checkNames(given, relation)
  let profiles = try profiles(of: relation, in: session)
  let best = assign(
    ColumnRole.ofTransactions.map { ($0, candidates(for: $0, among: profiles, given: given[$0])) })
  let shape = shape(best, given)
  if shape == .customers, let mapping = try? customerRoles(profiles, given: given) {
    return mapping
  }
  return RoleMapping(
    shape: shape, assignments: ColumnRole.allCases.compactMap { assignment($0, best[$0]) },
    notes: [])
}

private func checkNames(
  _ given: GivenColumns, _ relation: Relation
) throws(IngestionError) {
  let names = relation.columns.map(\.name)
  var roles: [String: ColumnRole] = [:]
  for role in ColumnRole.allCases {
    for name in given.all(role) {
      guard names.contains(name) else {
        throw .unknownColumn(role: role, name: name, found: names)
      }
      if let other = roles[name] { throw .sharedColumn(name: name, roles: [other, role]) }
      roles[name] = role
    }
  }
}

/// Gives each role its best column; a column plays one role, the one it fits best.
private func assign(_ guesses: [(ColumnRole, [RoleCandidate])]) -> [ColumnRole: RoleCandidate] {
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

/// Transactions have money, and invoices or at least dates.
///
/// Where no column is plainly an invoice and no customer comes twice, each row is a customer, even
/// when it tells their last order and their spend.
private func shape(
  _ best: [ColumnRole: RoleCandidate], _ given: GivenColumns
) -> TableShape {
  let ofCustomers: [ColumnRole] = [.id, .feature, .category]
  if ofCustomers.contains(where: { given[$0] != nil }) { return .customers }
  if given[.invoice] != nil || given[.date] != nil { return .transactions }
  guard best[.total] != nil || best[.price] != nil else { return .customers }
  if best[.invoice]?.isPlain == true { return .transactions }
  guard best[.invoice] != nil || best[.date] != nil else { return .customers }
  return best[.customer]?.isUnique == true ? .customers : .transactions
}
