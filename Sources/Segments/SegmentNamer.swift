import Parameters

/// Gives each segment a distinct name that its numbers support, with the evidence.
///
/// A name of the vocabulary is given only to a segment that meets all its conditions, and to the
/// one that meets them most clearly. A segment that no name fits is called by what stands out,
/// such as "Low monetary, high recency", and "education PhD" where most have a value that is rarer
/// among all.
public struct SegmentNamer: Sendable {
  private let vocabulary: Vocabulary
  private let naming: [String]
  private let categories: [String]

  /// Prepares to name segments.
  ///
  /// - Parameters:
  ///   - vocabulary: The names to choose from.
  ///   - features: The names of the features that may stand in a descriptive name: those the
  ///     segments were made of.
  ///   - categories: The names of the categories that may.
  public init(vocabulary: Vocabulary, features: [String], categories: [String] = []) {
    self.vocabulary = vocabulary
    naming = features
    self.categories = categories
  }

  /// Returns the profiles with names, evidence and actions filled in.
  ///
  /// What a segment is called depends on its number and on no order: of equally clear ones, the one
  /// with the least number takes the name.
  ///
  /// - Parameters:
  ///   - profiles: The profiles; those that have a name keep it.
  ///   - taken: Names that no other segment may be given.
  /// - Returns: The profiles, in the same order.
  public func named(
    _ profiles: [SegmentProfile], except taken: Set<String> = []
  ) -> [SegmentProfile] {
    var result = profiles
    let order = profiles.indices.sorted {
      (profiles[$0].identifier, $0) < (profiles[$1].identifier, $1)
    }
    var open = order.filter { profiles[$0].name.isEmpty }
    for rule in vocabulary.rules where !taken.contains(rule.name) {
      let fitting = open.filter { fits(rule, profiles[$0]) }
      let clearest = fitting.min { clarity(rule, profiles[$0]) > clarity(rule, profiles[$1]) }
      guard let segment = clearest else { continue }
      result[segment].name = rule.name
      result[segment].action = rule.action
      open.removeAll { $0 == segment }
    }
    for segment in open { describe(&result[segment]) }
    for segment in order { result[segment].evidence = evidence(for: result[segment]) }
    tellApart(&result, in: order)
    return result
  }

  /// The feature that a condition is about: of that name, or with that word in its name.
  private func feature(_ word: String, of profile: SegmentProfile) -> FeatureProfile? {
    profile.features.first { $0.name == word }
      ?? profile.features.first { $0.name.lowercased().contains(word) }
  }

  private func fits(_ rule: NameRule, _ profile: SegmentProfile) -> Bool {
    !profile.isSetApart
      && rule.when.allSatisfy { word, standing in
        feature(word, of: profile).map { standing.contains($0.standing) } ?? false
      }
      && rule.atLeast.allSatisfy { word, least in
        feature(word, of: profile).map { $0.median >= least } ?? false
      }
      && rule.timesUsual.allSatisfy { word, times in
        feature(word, of: profile).map { $0.median > 0 && $0.median >= times * $0.usual } ?? false
      }
  }

  /// How far from the middle of all customers the segment stands, summed over the conditions.
  private func clarity(_ rule: NameRule, _ profile: SegmentProfile) -> Double {
    rule.when.keys.sorted().reduce(0) { sum, word in
      sum + (feature(word, of: profile).map { abs($0.standing - 0.5) } ?? 0)
    }
  }

  /// Names a segment by its two most telling features.
  private func describe(_ profile: inout SegmentProfile) {
    let telling = tellingFeatures(of: profile).prefix(2)
    let common = profile.telling(of: categories).prefix(2)
    let words =
      telling.map { "\(level($0.standing)) \(plain($0.name))" }
      + common.map { "\(plain($0.name)) \($0.top.value)" }
    let text = words.isEmpty ? "average customers" : words.joined(separator: ", ")
    profile.name = text.prefix(1).uppercased() + text.dropFirst()
    profile.action =
      words.isEmpty
      ? "Treat them as the usual customer, and watch where they move."
      : "No standard action fits; decide by what stands out: \(words.joined(separator: " and "))."
  }

  /// The features of the segment that are not in the middle, the farthest from it first.
  private func tellingFeatures(of profile: SegmentProfile) -> [FeatureProfile] {
    let candidates = profile.features.filter {
      naming.contains($0.name) && abs($0.standing - 0.5) >= 0.1
    }
    return candidates.enumerated()
      .sorted {
        (-abs($0.element.standing - 0.5), $0.offset) < (-abs($1.element.standing - 0.5), $1.offset)
      }
      .map(\.element)
  }

  private func evidence(for profile: SegmentProfile) -> [String] {
    profile.features.filter { naming.contains($0.name) }.map { feature in
      "\(level(feature.standing)) \(plain(feature.name)): median \(amount(feature.median)), "
        + "usually \(amount(feature.usual))"
    } + profile.evidence(of: categories)
  }

  /// Adds a number to the name of every segment but the first of one name.
  private func tellApart(_ profiles: inout [SegmentProfile], in order: [Int]) {
    var taken: Set<String> = []
    for segment in order {
      let name = profiles[segment].name
      var number = 1
      while !taken.insert(profiles[segment].name).inserted {
        number += 1
        profiles[segment].name = "\(name) (\(number))"
      }
    }
  }
}

/// Returns a word for where a segment stands among all customers.
private func level(_ standing: Double) -> String {
  switch standing {
  case ..<0.15: "very low"
  case ..<0.4: "low"
  case ...0.6: "middling"
  case ...0.85: "high"
  default: "very high"
  }
}

/// Returns a feature's name as people write it within a sentence.
func plain(_ name: String) -> String {
  name.split(separator: "_").joined(separator: " ")
}

/// Returns a number with as many digits as a reader needs, thousands set apart.
private func amount(_ value: Double) -> String {
  let text = grouped(value, decimals: abs(value) >= 999.95 ? 0 : 1)
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
