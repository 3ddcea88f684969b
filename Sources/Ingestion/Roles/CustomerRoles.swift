/// Finds the roles in a table with one row a customer.
///
/// The id is the first column that is called like one; numbers of many values are features, words
/// and numbers of few values are categories. Codes of many values and dates describe nobody. What a
/// recipe groups by is a feature, or a category.
func customerRoles(
  _ profiles: [ColumnProfile], given: GivenColumns, features: [String] = [],
  categories: [String] = []
) throws(IngestionError) -> RoleMapping {
  let id = identifier(among: profiles, given: given[.id] ?? given[.customer])
  var assignments = id.map { [$0] } ?? []
  for profile in profiles where profile.name != id?.column && profile.count > 0 {
    let wanted: ColumnRole? =
      features.contains(profile.name)
      ? .feature : categories.contains(profile.name) ? .category : nil
    guard let assignment = description(profile, given: given, wanted: wanted) else { continue }
    assignments.append(assignment)
  }
  guard assignments.contains(where: { $0.role == .feature }) else {
    throw .missingRole(.feature, found: profiles.map(\.name), why: " to describe customers by")
  }
  return RoleMapping(
    shape: .customers,
    assignments: assignments.enumerated()
      .sorted { (order($0.element), $0.offset) < (order($1.element), $1.offset) }.map(\.element),
    notes: (id == nil ? ["There is no column with an id: customers are numbered by row."] : [])
      + levelNotes(profiles, assignments))
}

/// Says which numbers were taken for the names of groups.
private func levelNotes(_ profiles: [ColumnProfile], _ assignments: [RoleAssignment]) -> [String] {
  let guessed = assignments.filter { $0.role == .category && !$0.isGiven }.map(\.column)
  let names = profiles.filter { guessed.contains($0.name) && $0.isOfLevels }.map { "'\($0.name)'" }
  guard !names.isEmpty else { return [] }
  return [
    "Few different numbers stand in \(names.joined(separator: ", ")): taken as the names of groups, "
      + "not as amounts; --features, or --column feature=NAME, says otherwise."
  ]
}

private func order(_ assignment: RoleAssignment) -> Int {
  ColumnRole.allCases.firstIndex(of: assignment.role) ?? 0
}

private func identifier(among profiles: [ColumnProfile], given: String?) -> RoleAssignment? {
  if let given {
    return RoleAssignment(
      role: .id, column: given, confidence: 1, reason: "given", isGiven: true)
  }
  func fit(_ profile: ColumnProfile) -> Double {
    max(RoleNames.fit(profile.name, .customer), RoleNames.fit(profile.name, .id))
  }
  let called = profiles.filter { fit($0) > 0.5 && $0.count > 1 && $0.dates < 0.5 }
  // A column plainly called the customer is the id even when it repeats, which is then an error.
  let best =
    called.first { fit($0) > 0.9 && $0.isUnique } ?? called.first { $0.isUnique }
    ?? called.first { RoleNames.fit($0.name, .customer) > 0.9 }
  return best.map {
    RoleAssignment(
      role: .id, column: $0.name, confidence: fit($0) > 0.9 ? 0.95 : 0.7,
      reason: $0.isUnique ? "the name says so; no value repeats" : "the name says so",
      isGiven: false)
  }
}

private func description(
  _ profile: ColumnProfile, given: GivenColumns, wanted: ColumnRole?
) -> RoleAssignment? {
  let named = [ColumnRole.feature, .category].first { given.all($0).contains(profile.name) }
  if let role = named {
    return RoleAssignment(
      role: role, column: profile.name, confidence: 1, reason: "given", isGiven: true)
  }
  guard let role = wanted ?? describingRole(profile) else { return nil }
  // Features that were given are the only ones.
  guard role != .feature || given[role] == nil else { return nil }
  return RoleAssignment(
    role: role, column: profile.name, confidence: 0.8,
    reason: wanted != nil
      ? "the recipe groups by it"
      : profile.numeric > 0.9
        ? "numbers, \(profile.distinct) different ones" : "\(profile.distinct) different values",
    isGiven: false)
}

private func describingRole(_ profile: ColumnProfile) -> ColumnRole? {
  let codes: [ColumnRole] = [.customer, .invoice, .product, .date]
  let isCode = codes.contains { RoleNames.fit(profile.name, $0) > 0.9 }
  if profile.numeric > 0.9 && profile.distinct > 2 && !profile.isOfLevels {
    if isCode { return nil }
    guard RoleNames.endsLikeCode(profile.name) else { return .feature }
    return profile.distinct <= 20 ? .category : nil
  }
  let isCategory = profile.dates < 0.5 && profile.distinct <= max(20, profile.count / 20)
  return isCategory ? .category : nil
}

extension ColumnProfile {
  /// Whether the column holds numbers that are the names of groups: few different whole ones, or few
  /// with words among them, such as "5+".
  fileprivate var isOfLevels: Bool {
    guard numeric > 0.9, distinct > 2 else { return false }
    if numeric < 1 { return distinct <= 20 }
    return whole == 1 && distinct <= 5 && count >= 50
  }
}
