import Clustering

/// Where the nodes of a tree stand: its leaves one below the other, its heights along.
struct TreeLayout {
  /// A place in the picture.
  typealias Point = (height: Double, place: Double)

  /// A merge of two nodes.
  struct Bracket {
    let first: Node
    let second: Node
    let node: Node
  }

  /// A leaf or a merge.
  struct Node {
    let point: Point

    /// The number of rows below.
    let size: Int

    /// The segment that all of them belong to; `nil` for several.
    let segment: Int?
  }

  /// The leaves, from above to below.
  let leaves: [Node]

  /// The merges, by rising height.
  let brackets: [Bracket]

  /// Where the tree is cut; `nil` where the leaves are the groups.
  let cut: Double?

  init(_ found: GroupTree, _ groups: PicturedGroups) {
    let tree = found.tree
    let order = Self.leaves(of: tree)
    var places = [Int](repeating: 0, count: tree.leafCount)
    for (place, leaf) in order.enumerated() { places[leaf] = place }
    var nodes = places.indices.map { leaf in
      Node(
        point: (0, Double(places[leaf])), size: tree.leaves[leaf],
        segment: groups.segment(of: found.groups[leaf]))
    }
    leaves = order.map { nodes[$0] }
    var brackets: [Bracket] = []
    for merge in tree.merges {
      let (first, second) = (nodes[merge.first], nodes[merge.second])
      let node = Node(
        point: (merge.height, (first.point.place + second.point.place) / 2), size: merge.size,
        segment: first.segment == second.segment ? first.segment : nil)
      brackets.append(Bracket(first: first, second: second, node: node))
      nodes.append(node)
    }
    self.brackets = brackets
    cut = Self.cut(tree, groups: Set(found.groups).count)
  }

  /// The leaves in an order in which no two branches cross.
  private static func leaves(of tree: Dendrogram) -> [Int] {
    var order: [Int] = []
    var waiting = [tree.leafCount + tree.merges.count - 1]
    while let node = waiting.popLast() {
      if node < tree.leafCount {
        order.append(node)
      } else {
        let merge = tree.merges[node - tree.leafCount]
        waiting += [merge.second, merge.first]
      }
    }
    return order
  }

  /// Half the way between the last merge within a group and the first between two.
  private static func cut(_ tree: Dendrogram, groups: Int) -> Double? {
    let within = tree.leafCount - groups
    guard within > 0, tree.merges.indices.contains(within) else { return nil }
    return (tree.merges[within - 1].height + tree.merges[within].height) / 2
  }
}
