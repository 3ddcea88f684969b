extension NeighbourTree {
  /// Returns rows in the order of the leaves they fall into, so that those that follow each other lie
  /// together.
  ///
  /// - Parameter rows: The rows, as wide as those of the tree.
  /// - Returns: Every row once.
  /// - Complexity: O(`n` log `leafCount`).
  func orderByLeaves(of rows: Matrix) -> [Int32] {
    let order = (0..<Int32(rows.rowCount)).map { $0 }
    guard rows.rowCount > NeighbourTree.leafRows, leafCount > 1 else { return order }
    let leaves = leaves(of: rows)
    var places = [Int32](repeating: 0, count: leafCount + 1)
    for leaf in leaves { places[Int(leaf) + 1] += 1 }
    for leaf in 0..<leafCount { places[leaf + 1] += places[leaf] }
    var sorted = order
    for (row, leaf) in leaves.enumerated() {
      sorted[Int(places[Int(leaf)])] = Int32(row)
      places[Int(leaf)] += 1
    }
    return sorted
  }

  /// The leaf each of some rows falls into.
  private func leaves(of rows: Matrix) -> [Int32] {
    let splits = splits()
    let values = rows.span
    return filledArray(rows.rowCount, atLeast: 1 << 12) { range, chunk in
      for row in range {
        var (node, first, end) = (0, 0, leafCount)
        while end - first > 1 {
          let half = (end - first + 1) / 2
          let split = splits[node]
          let isBelow = values[Int(split.feature) * rows.rowCount + row] < split.value
          node = isBelow ? node + 1 : node + 2 * half
          first = isBelow ? first : first + half
          end = isBelow ? first + half : end
        }
        chunk[row - range.lowerBound] = Int32(first)
      }
    }
  }

  /// Where each node is halved: at the least value of the widest feature of its second half.
  private func splits() -> [Split] {
    var splits = [Split](repeating: Split(feature: 0, value: 0), count: max(0, 2 * leafCount - 1))
    var waiting = [(node: 0, leaves: leafCount)]
    while let (node, leaves) = waiting.popLast() {
      guard leaves > 1 else { continue }
      let half = (leaves + 1) / 2
      let low = node * 2 * featureCount
      let high = low + featureCount
      var widest = 0
      for feature in 1..<max(1, featureCount)
      where boxes[high + feature] - boxes[low + feature]
        > boxes[high + widest] - boxes[low + widest]
      { widest = feature }
      splits[node] = Split(
        feature: Int32(widest), value: boxes[(node + 2 * half) * 2 * featureCount + widest])
      waiting.append((node + 1, half))
      waiting.append((node + 2 * half, leaves - half))
    }
    return splits
  }
}

/// Where a part of the tree is halved.
private struct Split {
  let feature: Int32
  let value: Double
}
