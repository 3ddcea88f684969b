/// A column that may play a role.
struct RoleCandidate {
  let column: String

  /// How well it fits, 0 to 1.
  let confidence: Double

  /// Why, as a phrase.
  let reason: String

  /// Whether a person named it.
  let isGiven: Bool

  /// The number of different values in the sample.
  let distinct: Int

  /// Whether no value of the sample repeats.
  let isUnique: Bool

  /// Whether the name means the role and nothing else.
  var isPlain: Bool { confidence > 0.9 }
}

/// The columns that may play a role, the best first.
func candidates(
  for role: ColumnRole, among profiles: [ColumnProfile], given: String?
) -> [RoleCandidate] {
  if let given, let profile = profiles.first(where: { $0.name == given }) {
    return [candidate(profile, 1, "given", isGiven: true)]
  }
  let found = profiles.compactMap { profile -> RoleCandidate? in
    let name = RoleNames.fit(profile.name, role)
    let content = contentFit(profile, role)
    guard name > 0, content > 0 else { return nil }
    let confidence = (name * content * 1_000).rounded() / 1_000
    return candidate(profile, confidence, reason(name, profile, role), isGiven: false)
  }
  return found.enumerated()
    .sorted { (-$0.element.confidence, $0.offset) < (-$1.element.confidence, $1.offset) }
    .map(\.element)
}

private func candidate(
  _ profile: ColumnProfile, _ confidence: Double, _ reason: String, isGiven: Bool
) -> RoleCandidate {
  RoleCandidate(
    column: profile.name, confidence: confidence, reason: reason, isGiven: isGiven,
    distinct: profile.distinct, isUnique: profile.isUnique)
}

/// Whether what a column holds can be what the role says, 0 to 1.
private func contentFit(_ profile: ColumnProfile, _ role: ColumnRole) -> Double {
  guard profile.count > 0 else { return 0 }
  switch role {
  case .quantity, .price, .total: return profile.numeric >= 0.9 ? 1 : 0
  case .date:
    if profile.dates >= 0.5 { return 1 }
    return profile.numeric >= 0.9 && profile.dateNumbers >= 0.9 ? 0.95 : 0
  case .invoice, .customer: return profile.dates > 0.5 ? 0 : 1
  case .product: return profile.dates > 0.5 || profile.distinct < 2 ? 0 : 1
  case .description: return profile.numeric > 0.5 || profile.dates > 0.5 ? 0 : 1
  case .country: return profile.numeric > 0.5 ? 0.3 : 1
  default: return 1
  }
}

private func reason(_ name: Double, _ profile: ColumnProfile, _ role: ColumnRole) -> String {
  let called = name > 0.9 ? "the name says so" : "the name points to it"
  let holds =
    switch role {
    case .quantity, .price, .total: "it holds numbers"
    case .date: "it holds dates"
    default: "\(profile.distinct) different values in the first \(profile.count)"
    }
  return "\(called); \(holds)"
}
