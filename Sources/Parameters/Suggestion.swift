/// Returns the known word nearest to what a person typed, or `nil` when none is near.
///
/// Near means that at most a third of the letters differ, or one of two or three
/// (Damerau-Levenshtein, case ignored), or that one word begins with the other.
///
/// - Complexity: O(`words` · length²).
public func nearestWord(to typed: String, among words: [String]) -> String? {
  let wanted = Array(typed.lowercased().unicodeScalars)
  let ranked = words.map { word in
    (word, editDistance(wanted, Array(word.lowercased().unicodeScalars)))
  }
  guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
  let letters = max(wanted.count, best.0.unicodeScalars.count)
  if best.1 < letters, best.1 <= max(1, letters / 3) { return best.0 }
  return words.first { beginsWithOther($0.lowercased(), typed.lowercased()) }
}

/// Returns words to end a sentence with: the nearest word, or else all of them.
public func suggestion(for typed: String, among words: [String]) -> String {
  if let nearest = nearestWord(to: typed, among: words) {
    return "; perhaps you meant '\(nearest)'"
  }
  return words.isEmpty ? "" : "; there are \(words.joined(separator: ", "))"
}

/// Whether one of two words begins with the other, and that is not too short to tell.
private func beginsWithOther(_ a: String, _ b: String) -> Bool {
  min(a.count, b.count) >= 3 && (a.hasPrefix(b) || b.hasPrefix(a))
}

/// Returns how many insertions, deletions, replacements and neighbour swaps lead from one to another.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...b.count)
  for i in a.indices {
    var current = [i + 1]
    for j in b.indices {
      var best = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, beforePrevious[j - 1] + 1)
      }
      current.append(best)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[b.count]
}
