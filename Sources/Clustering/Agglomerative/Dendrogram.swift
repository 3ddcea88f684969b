import Numeric

/// The tree of merges by which single rows become one group.
///
/// Leaves are `0 ..< leafCount`; merge `i` makes the node `leafCount + i`. Merges stand by rising
/// height, and a node comes after its parts.
public struct Dendrogram: Sendable, Codable, Hashable {
  /// One merge of two groups.
  public struct Merge: Sendable, Codable, Hashable {
    /// The nodes that are merged, the one with the earlier leaf first.
    public let first: Int

    /// The other node.
    public let second: Int

    /// The distance between the two, on the scale of the rows.
    public let height: Double

    /// The number of rows of the new group.
    public let size: Int
  }

  /// The number of rows of each leaf.
  public let leaves: [Int]

  /// The merges, one less than there are leaves.
  public let merges: [Merge]

  /// The number of leaves.
  public var leafCount: Int { leaves.count }

  /// Orders merges, which are given with any leaf of each side.
  ///
  /// - Parameters:
  ///   - pairs: For each merge a leaf of either side, and the height; heights may come in any order.
  ///   - leaves: The number of rows of each leaf.
  /// - Complexity: O(`n` log `n`).
  init(_ pairs: [(a: Int, b: Int, height: Double)], leaves: [Int]) {
    var sets = DisjointSets(leaves.count)
    var nodes = Array(leaves.indices)
    var firsts = Array(leaves.indices)
    var sizes = leaves
    var merges: [Merge] = []
    let order = pairs.indices.sorted { (pairs[$0].height, $0) < (pairs[$1].height, $1) }
    for (number, place) in order.enumerated() {
      var (a, b) = (sets.find(pairs[place].a), sets.find(pairs[place].b))
      if firsts[a] > firsts[b] { swap(&a, &b) }
      let size = sizes[a] + sizes[b]
      merges.append(
        Merge(first: nodes[a], second: nodes[b], height: pairs[place].height, size: size))
      sets.join(a, b)
      let (root, first) = (min(a, b), firsts[a])
      (nodes[root], firsts[root], sizes[root]) = (leaves.count + number, first, size)
    }
    self.leaves = leaves
    self.merges = merges
  }

  /// Returns a group for each leaf, when the tree is cut into a number of groups.
  ///
  /// - Parameter clusters: The number of groups, from 1 to the number of leaves.
  /// - Returns: Labels from 0, in the order of first leaves.
  /// - Complexity: O(`n`).
  public func labels(clusters: Int) -> [Int32] {
    labels(afterMerges: max(0, min(merges.count, leafCount - clusters)))
  }

  /// Returns a group for each leaf, when the tree is cut at a height.
  ///
  /// - Parameter height: Groups that are farther apart stay apart.
  /// - Returns: Labels from 0, in the order of first leaves.
  /// - Complexity: O(`n`).
  public func labels(atHeight height: Double) -> [Int32] {
    labels(afterMerges: merges.firstIndex { $0.height > height } ?? merges.count)
  }

  private func labels(afterMerges count: Int) -> [Int32] {
    var sets = DisjointSets(leafCount)
    var leafOf = Array(0..<leafCount)
    for merge in merges.prefix(count) {
      leafOf.append(leafOf[merge.first])
      sets.join(leafOf[merge.first], leafOf[merge.second])
    }
    var numbers = [Int32](repeating: -1, count: leafCount)
    var next: Int32 = 0
    return (0..<leafCount).map { leaf in
      let root = sets.find(leaf)
      if numbers[root] < 0 {
        numbers[root] = next
        next += 1
      }
      return numbers[root]
    }
  }

  /// Whether every merge is of nodes before it.
  var isWhole: Bool {
    merges.count < max(1, leafCount)
      && merges.indices.allSatisfy { number in
        let known = 0..<leafCount + number
        return known.contains(merges[number].first) && known.contains(merges[number].second)
      }
  }

  /// Takes merges that stand by rising height.
  init(leaves: [Int], merges: [Merge]) {
    self.leaves = leaves
    self.merges = merges
  }
}
