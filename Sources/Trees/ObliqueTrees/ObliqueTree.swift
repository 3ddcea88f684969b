/// One feature's part in a split that weighs several.
struct ObliqueTerm: Sendable, Hashable {
  /// The feature.
  var feature: Int

  /// How much it counts.
  var weight: Double

  /// Where the splitting plane stands along it.
  var origin: Double
}

/// One tree of splits by random planes, node after node in preorder.
///
/// A row goes left when the sum over terms of weight × (value − origin) is not above 0.
struct ObliqueTree: Sendable, Hashable {
  /// The number of terms of a split.
  let width: Int

  /// Where the right part of each node begins, `0` for a leaf; the left part follows the node.
  private(set) var right: [Int] = []

  /// The number of sampled rows of each node.
  private(set) var rows: [Int] = []

  /// The terms of each node; those a split does not need, and those of leaves, weigh nothing.
  private(set) var terms: [ObliqueTerm] = []

  /// Begins a tree without a node.
  init(width: Int) { self.width = width }

  /// Appends a node, for now a leaf.
  ///
  /// - Returns: Its place.
  mutating func append(rows count: Int) -> Int {
    right.append(0)
    rows.append(count)
    terms += Array(repeating: ObliqueTerm(feature: 0, weight: 0, origin: 0), count: width)
    return right.count - 1
  }

  /// Makes a leaf into a split; its left part is appended next.
  mutating func split(_ node: Int, by split: [ObliqueTerm]) {
    for (place, term) in split.enumerated() { terms[node * width + place] = term }
  }

  /// Says that the right part of a node is appended next.
  mutating func beginRight(of node: Int) { right[node] = right.count }

  /// The terms of a split that count.
  func split(_ node: Int) -> [ObliqueTerm] {
    terms[node * width..<(node + 1) * width].filter { $0.weight != 0 }
  }

  /// Returns on which side of a split a row lies: the weighted sum, above 0 on the right.
  @inline(__always)
  func side(_ node: Int, _ row: Span<Double>) -> Double {
    var sum = 0.0
    for place in node &* width..<(node &+ 1) &* width {
      let term = terms[place]
      sum += term.weight * (row[term.feature] - term.origin)
    }
    return sum
  }
}

extension ObliqueTree {
  /// Whether every place is one of the tree, and every feature one of a row.
  func isWhole(featureCount: Int) -> Bool {
    guard width > 0, !right.isEmpty, rows.count == right.count,
      terms.count == right.count * width, subtreeEnd(of: 0) == right.count
    else { return false }
    return rows.allSatisfy { 0...greatestIsolationSample ~= $0 }
      && terms.allSatisfy {
        0 <= $0.feature && $0.feature < featureCount && $0.weight.isFinite && $0.origin.isFinite
      }
  }

  /// Returns where the part of the tree that begins at a node ends, or `nil` when it is malformed.
  private func subtreeEnd(of node: Int) -> Int? {
    // The parts that must begin where the part before them ended.
    var waiting: [Int] = []
    var place = node
    while place < right.count {
      if right[place] > 0 {
        guard waiting.count <= greatestIsolationSample else { return nil }
        waiting.append(right[place])
        place += 1
        continue
      }
      place += 1
      guard let next = waiting.popLast() else { return place }
      guard next == place else { return nil }
    }
    return nil
  }
}

extension ObliqueTree: Codable {
  private enum CodingKeys: String, CodingKey {
    case width, right, rows, features, weights, origins
  }

  /// Reads a tree; whether it is whole is asked afterwards.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    width = try container.decode(Int.self, forKey: .width)
    right = try container.decode([Int].self, forKey: .right)
    rows = try container.decode([Int].self, forKey: .rows)
    let features = try container.decode([Int].self, forKey: .features)
    let weights = try container.decode([Double].self, forKey: .weights)
    let origins = try container.decode([Double].self, forKey: .origins)
    guard features.count == weights.count, features.count == origins.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .features, in: container, debugDescription: "A split lacks a number.")
    }
    terms = features.indices.map {
      ObliqueTerm(feature: features[$0], weight: weights[$0], origin: origins[$0])
    }
  }

  /// Writes the nodes in preorder.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(width, forKey: .width)
    try container.encode(right, forKey: .right)
    try container.encode(rows, forKey: .rows)
    try container.encode(terms.map(\.feature), forKey: .features)
    try container.encode(terms.map(\.weight), forKey: .weights)
    try container.encode(terms.map(\.origin), forKey: .origins)
  }
}
