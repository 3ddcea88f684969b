extension Dendrogram {
  /// Leaves out the first merges, and takes what they made as leaves.
  ///
  /// - Parameter count: The most leaves.
  /// - Returns: The tree above, itself when it has no more leaves.
  /// - Complexity: O(`n`).
  public func top(leaves count: Int) -> Dendrogram {
    let cut = merges.count - min(merges.count, max(0, count - 1))
    guard cut > 0 else { return self }
    let nodes = nodes(ofTop: count)
    var newNode = Dictionary(
      zip(nodes, nodes.indices), uniquingKeysWith: { first, _ in first })
    let sizes = nodes.map { $0 < leafCount ? leaves[$0] : merges[$0 - leafCount].size }
    for number in 0..<merges.count - cut {
      newNode[leafCount + cut + number] = sizes.count + number
    }
    let shown = merges[cut...].map { merge in
      Merge(
        first: newNode[merge.first] ?? 0, second: newNode[merge.second] ?? 0, height: merge.height,
        size: merge.size)
    }
    return Dendrogram(leaves: sizes, merges: shown)
  }

  /// Returns a leaf below each leaf of the tree that ``top(leaves:)`` returns.
  ///
  /// - Parameter count: The most leaves.
  /// - Returns: Leaves of this tree, in the order of those of the tree above.
  /// - Complexity: O(`n`).
  func leaves(ofTop count: Int) -> [Int] {
    var leafOf = Array(0..<leafCount)
    for merge in merges { leafOf.append(leafOf[merge.first]) }
    return nodes(ofTop: count).map { leafOf[$0] }
  }

  /// The nodes that are the leaves of the tree above: as the merges above name them, or all leaves.
  private func nodes(ofTop count: Int) -> [Int] {
    let cut = merges.count - min(merges.count, max(0, count - 1))
    guard cut > 0 else { return Array(0..<leafCount) }
    guard cut < merges.count else { return [leafCount + merges.count - 1] }
    return merges[cut...].flatMap { [$0.first, $0.second] }.filter { $0 < leafCount + cut }
  }
}
