import Numeric

/// Three features; the same number twice or more stands for a feature that is always 0.
struct FeatureTriple: Sendable, Hashable, Comparable {
  let first: Int
  let second: Int
  let third: Int

  static func < (a: Self, b: Self) -> Bool {
    (a.first, a.second, a.third) < (b.first, b.second, b.third)
  }
}

/// Returns all triples of features in order, or some of them by chance where there are more.
///
/// - Parameters:
///   - features: The number of features; with fewer than three there is one triple.
///   - most: The most triples.
///   - seed: The seed of the choice.
/// - Returns: The triples.
func chosenTriples(of features: Int, atMost most: Int, seed: UInt64) -> [FeatureTriple] {
  guard features >= 3 else {
    return [FeatureTriple(first: 0, second: min(1, features - 1), third: min(1, features - 1))]
  }
  // Beyond 3,000 features there are more than fit any limit.
  let count = features < 3_000 ? features * (features - 1) * (features - 2) / 6 : .max
  if count <= most { return allTriples(of: features) }
  var random = SplitMix64(seed: seed)
  var chosen: Set<FeatureTriple> = []
  while chosen.count < most {
    let drawn = drawRows(3, of: features, &random).sorted()
    chosen.insert(FeatureTriple(first: drawn[0], second: drawn[1], third: drawn[2]))
  }
  return chosen.sorted()
}

private func allTriples(of features: Int) -> [FeatureTriple] {
  (0..<features).flatMap { first in
    (first + 1..<max(first + 1, features)).flatMap { second in
      (second + 1..<max(second + 1, features)).map { third in
        FeatureTriple(first: first, second: second, third: third)
      }
    }
  }
}
