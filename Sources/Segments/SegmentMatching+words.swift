extension SegmentMatching {
  /// What became of the earlier segments, as sentences for a person.
  ///
  /// - Parameter names: The names of the new segments, in order.
  /// - Returns: A sentence for each of: kept, merged, split, new, gone; those that do not apply are
  ///   left out.
  public func sentences(naming names: [String]) -> [String] {
    let all = zip(matches, names).map { (match: $0, name: "\($1) (\($0.identifier))") }
    func listing(_ fate: Fate, _ words: String) -> [String] {
      let found = all.filter { $0.match.fate == fate }.map(\.name)
      return found.isEmpty ? [] : ["\(words): \(found.joined(separator: ", "))."]
    }
    let merged = all.filter { $0.match.fate == .merged }.map { segment in
      "Merged: \(segment.name), of \(together(segment.match.from.map(earlierName)))."
    }
    let origins = Set(all.filter { $0.match.fate == .split }.flatMap(\.match.from)).sorted()
    let split = origins.map { origin in
      let parts = all.filter { $0.match.from.contains(origin) }
      return "Split: \(earlierName(origin)), into \(together(parts.map(\.name)))."
    }
    let lost = gone.isEmpty ? [] : ["Gone: \(gone.map(earlierName).joined(separator: ", "))."]
    return listing(.kept, "Kept") + merged + split + listing(.new, "New") + lost
  }

  private func earlierName(_ index: Int) -> String {
    "\(earlier[index].name) (\(earlier[index].identifier))"
  }
}

/// Returns phrases as they stand in a sentence: "a, b and c".
private func together(_ phrases: [String]) -> String {
  guard let last = phrases.last, phrases.count > 1 else { return phrases.first ?? "" }
  return "\(phrases.dropLast().joined(separator: ", ")) and \(last)"
}
