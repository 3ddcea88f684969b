/// Finds the roles in a table with one row a customer.
///
/// The id is the first column that is called like one and never repeats; numbers of many values are
/// features, words and numbers of few values are categories.
func customerRoles(
  _ profiles: [ColumnProfile], given: [ColumnRole: String]
) throws(IngestionError) -> RoleMapping {
  let id = given[.id] ?? given[.customer] ?? identifier(among: profiles)
  var assignments: [RoleAssignment] = []
  if let id {
    let isGiven = given[.id] != nil || given[.customer] != nil
    assignments.append(
      RoleAssignment(
        role: .id, column: id, confidence: isGiven ? 1 : 0.9,
        reason: isGiven ? "given" : "the name says so; no value repeats", isGiven: isGiven))
  }
  for profile in profiles where profile.name != id && profile.count > 0 {
    if let assignment = description(profile) { assignments.append(assignment) }
  }
  guard assignments.contains(where: { $0.role == .feature }) else {
    throw .missingRole(
      .customer, found: profiles.map(\.name),
      why: ", and there is no column of numbers to describe customers by")
  }
  let notes = id == nil ? ["There is no column with an id: customers are numbered by row."] : []
  return RoleMapping(
    shape: .customers,
    assignments: assignments.enumerated()
      .sorted { (order($0.element), $0.offset) < (order($1.element), $1.offset) }.map(\.element),
    notes: notes)
}

private func order(_ assignment: RoleAssignment) -> Int {
  ColumnRole.allCases.firstIndex(of: assignment.role) ?? 0
}

private func identifier(among profiles: [ColumnProfile]) -> String? {
  profiles.first { profile in
    let fit = max(RoleNames.fit(profile.name, .customer), RoleNames.fit(profile.name, .id))
    return fit > 0.5 && profile.distinct == profile.count && profile.count > 1
  }?.name
}

private func description(_ profile: ColumnProfile) -> RoleAssignment? {
  let isNumeric = profile.numeric > 0.9
  let role: ColumnRole
  if isNumeric && profile.distinct > 2 {
    role = .feature
  } else if profile.dates < 0.5 && profile.distinct <= max(20, profile.count / 20) {
    role = .category
  } else {
    return nil
  }
  return RoleAssignment(
    role: role, column: profile.name, confidence: 0.8,
    reason: isNumeric
      ? "numbers, \(profile.distinct) different ones" : "\(profile.distinct) different values",
    isGiven: false)
}
