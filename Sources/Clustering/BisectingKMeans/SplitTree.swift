import Numeric

/// Splits of groups in two, one after another.
///
/// Node 0 holds all rows; split `i` makes the nodes `2i + 1` and `2i + 2`.
struct SplitTree: Sendable, Codable, Hashable {
  /// A split of one node.
  struct Split: Sendable, Codable, Hashable {
    /// The node that is split.
    let node: Int

    /// The centre of its first part.
    let first: [Double]

    /// The centre of its second part.
    let second: [Double]

    /// Takes the two centres of a run.
    init(node: Int, _ centres: Centres) {
      self.node = node
      first = Array(centres.values.prefix(centres.featureCount))
      second = Array(centres.values.suffix(centres.featureCount))
    }
  }

  /// The splits.
  let splits: [Split]

  /// The number of nodes.
  var nodeCount: Int { 2 * splits.count + 1 }

  /// Takes some splits, each of a node that is there.
  init(_ splits: some Sequence<Split>) { self.splits = Array(splits) }

  /// Whether every split is of a node before it, and once, with a coordinate for each feature.
  func isWhole(features: Int) -> Bool {
    Set(splits.map(\.node)).count == splits.count
      && splits.indices.allSatisfy { number in
        let split = splits[number]
        return 0...2 * number ~= split.node && split.first.count == features
          && split.second.count == features
      }
  }

  /// Returns the last node each row comes to; at each split it goes to the nearer centre, of equally
  /// near ones to the first.
  ///
  /// - Complexity: O(`n` · `d`) for each level of the tree.
  func leaves(of rows: Matrix) -> [Int] {
    var members = [[Int]](repeating: [], count: nodeCount)
    members[0] = Array(0..<rows.rowCount)
    for (number, split) in splits.enumerated() {
      let here = members[split.node]
      members[split.node] = []
      var sides = [Int32](repeating: 0, count: here.count)
      var span = sides.mutableSpan
      BlockedRows(rows, selecting: here).assignNearest(
        Centres(count: 2, featureCount: rows.columnCount, values: split.first + split.second),
        into: &span)
      for (place, side) in sides.enumerated() {
        members[2 * number + 1 + Int(side)].append(here[place])
      }
    }
    var result = [Int](repeating: 0, count: rows.rowCount)
    for node in members.indices {
      for row in members[node] { result[row] = node }
    }
    return result
  }
}
