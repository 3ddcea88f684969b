/// The crowds that a tree of merges shows as the radius falls: where each begins, parts and ends.
///
/// Density is one over the radius. A crowd parts when both sides hold a crowd of the least size that
/// lasts beyond the radius itself: rows that are equally far from each other do not make crowds of
/// no duration among them. Smaller sides leave the crowd one by one.
struct CondensedTree: Sendable {
  /// A crowd, from the density at which it begins to that at which it parts or vanishes.
  struct Crowd: Sendable {
    /// The crowd that parted, `-1` for that of all rows; it comes before.
    let parent: Int

    /// The density at which it begins.
    let birth: Double

    /// The density at which its last row leaves, or it parts.
    var death = 0.0

    /// How much longer than at its beginning its rows stay, summed over them.
    var stability = 0.0

    /// The crowds into which it parts.
    var parts: [Int] = []
  }

  /// The crowds, that of all rows first.
  private(set) var crowds: [Crowd] = [Crowd(parent: -1, birth: 0)]

  /// The crowd that each leaf of the tree leaves last.
  private(set) var crowdOfLeaf: [Int32]

  /// The density at which each leaf leaves it.
  private(set) var densities: [Double]

  /// The densities of radii.
  let scale: DensityScale

  /// Follows a tree of merges from its top.
  ///
  /// - Parameters:
  ///   - tree: The merges by mutual reachability.
  ///   - coreDistances: The core distance of each leaf, below which its equal rows are no crowd.
  ///   - leastSize: The least number of rows of a crowd.
  /// - Complexity: O(`n`).
  init(_ tree: Dendrogram, coreDistances: [Double], leastSize: Int) {
    let heights = coreDistances + tree.merges.map(\.height)
    let sizes = tree.leaves + tree.merges.map(\.size)
    let lasting = Self.lasting(tree, heights, sizes, leastSize)
    scale = DensityScale(heights)
    crowdOfLeaf = Array(repeating: 0, count: tree.leafCount)
    densities = Array(repeating: 0, count: tree.leafCount)
    var crowds = [Int32](repeating: 0, count: heights.count)
    var left = [Double?](repeating: nil, count: heights.count)
    for node in heights.indices.reversed() {
      let density = left[node] ?? scale.density(heights[node])
      let crowd = Int(crowds[node])
      guard node >= tree.leafCount else {
        if left[node] == nil { leave(crowd, at: density, rows: sizes[node]) }
        (crowdOfLeaf[node], densities[node]) = (crowds[node], density)
        continue
      }
      let merge = tree.merges[node - tree.leafCount]
      let parts = [merge.first, merge.second]
      for part in parts { (crowds[part], left[part]) = (crowds[node], left[node]) }
      guard left[node] == nil else { continue }
      let lasts = parts.map {
        heights[$0] < heights[node] ? sizes[$0] >= leastSize : lasting[$0]
      }
      for (part, lasts) in zip(parts, lasts) where !lasts {
        left[part] = density
        leave(crowd, at: density, rows: sizes[part])
      }
      guard lasts == [true, true] else { continue }
      for part in parts {
        leave(crowd, at: density, rows: sizes[part])
        crowds[part] = Int32(self.crowds.count)
        self.crowds[crowd].parts.append(self.crowds.count)
        self.crowds.append(Crowd(parent: crowd, birth: density))
      }
    }
  }

  /// Lets rows leave a crowd.
  private mutating func leave(_ crowd: Int, at density: Double, rows: Int) {
    crowds[crowd].stability += (density - crowds[crowd].birth) * Double(rows)
    crowds[crowd].death = max(crowds[crowd].death, density)
  }

  /// Whether below the height of each node a crowd of its rows is left.
  private static func lasting(
    _ tree: Dendrogram, _ heights: [Double], _ sizes: [Int], _ leastSize: Int
  ) -> [Bool] {
    var lasting = [Bool](repeating: false, count: heights.count)
    for (number, merge) in tree.merges.enumerated() {
      let node = tree.leafCount + number
      for part in [merge.first, merge.second] {
        let lasts = heights[part] < heights[node] ? sizes[part] >= leastSize : lasting[part]
        if lasts { lasting[node] = true }
      }
    }
    return lasting
  }
}
