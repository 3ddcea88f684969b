public import Numeric
import Parameters

extension BisectingKMeans {
  /// Finds the groups.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model whose groups are numbered by size, the largest first.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, there
  ///   are fewer distinct rows than groups, or the task was cancelled.
  /// - Complexity: O(`n` log `n` + `starts` · iterations · `n` · `d`) for each level of the tree.
  public func fit(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> BisectingKMeansModel {
    try fit(rows, numbers: [clusters], seed: seed) { _ in }[0]
  }

  /// Takes the first splits of one tree for each number of groups.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - numbers: The numbers of groups, each from 1 to the number of distinct rows.
  ///   - seed: The seed of every random choice.
  ///   - progress: Told how many numbers are done.
  /// - Returns: A model a number, in their order.
  /// - Throws: ``ClusteringError`` as ``fit(_:seed:)`` does.
  public func fit(
    _ rows: Matrix, numbers: [Int], seed: UInt64, progress: (Int) -> Void
  ) throws(ClusteringError) -> [BisectingKMeansModel] {
    do { try validate() } catch { throw .parameter(error) }
    let most = numbers.max() ?? 1
    try checkRows(rows, method: Self.identifier, distinct: most)
    progress(0)
    let sorted = rows.selectingRows(rowOrder(of: rows))
    let splits = try splits(of: sorted, until: most, seed: seed)
    var models: [BisectingKMeansModel] = []
    for number in numbers {
      progress(models.count)
      models.append(BisectingKMeansModel(SplitTree(splits.prefix(number - 1)), rows: sorted))
    }
    return models
  }

  /// Two starts a split.
  public var forResamples: Self {
    var method = self
    method.starts = min(starts, 2)
    return method
  }

  /// Splits until there are enough groups, or none can be split.
  private func splits(
    of rows: Matrix, until groups: Int, seed: UInt64
  ) throws(ClusteringError) -> [SplitTree.Split] {
    var leaves = [SplitLeaf(node: 0, rows: Array(0..<rows.rowCount), of: rows)]
    var splits: [SplitTree.Split] = []
    while splits.count + 1 < groups {
      try checkCancellation()
      let order = leaves.indices.filter { leaves[$0].inertia > 0 }
      guard let next = order.max(by: { isBefore(leaves[$1], leaves[$0]) }) else { break }
      let leaf = leaves.remove(at: next)
      var random = SplitMix64(seed: seed, stream: UInt64(leaf.node))
      let run = halves(of: leaf, rows, seed: random.next())
      splits.append(SplitTree.Split(node: leaf.node, run.centres))
      let sides = (0..<2).map { side in
        leaf.rows.indices.filter { run.grouping.label(ofRow: $0) == side }.map { leaf.rows[$0] }
      }
      for (side, members) in sides.enumerated() {
        leaves.append(SplitLeaf(node: 2 * splits.count - 1 + side, rows: members, of: rows))
      }
    }
    return splits
  }

  /// Whether a leaf is split before another; of equal ones the older is.
  private func isBefore(_ a: SplitLeaf, _ b: SplitLeaf) -> Bool {
    switch split {
    case .greatestInertia: (-a.inertia, a.node) < (-b.inertia, b.node)
    case .mostRows: (-a.rows.count, a.node) < (-b.rows.count, b.node)
    }
  }

  private func halves(of leaf: SplitLeaf, _ rows: Matrix, seed: UInt64) -> KMeansRun {
    let method = KMeans(
      clusters: 2, starts: starts, maximumIterations: maximumIterations, tolerance: tolerance)
    let blocked = BlockedRows(rows, selecting: leaf.rows)
    let (draws, limits) = (method.seedDraws(seed), method.limits(for: blocked))
    let runs = concurrentMap(starts) { start in
      method.run(blocked, from: chooseSeeds(2, from: blocked, by: draws[start]), within: limits)
    }
    return best(of: runs)
  }
}

/// A group that may be split.
private struct SplitLeaf {
  let node: Int
  let rows: [Int]
  let inertia: Double

  init(node: Int, rows: [Int], of all: Matrix) {
    self.node = node
    self.rows = rows
    let first = rows.first.map { all.row($0) } ?? []
    // Rounding of the mean must not have equal rows split.
    let differ = rows.contains { all.row($0) != first }
    let members = all.selectingRows(rows)
    inertia =
      differ
      ? Clustering.inertia(of: members, labels: [Int32](repeating: 0, count: rows.count)) : 0
  }
}
