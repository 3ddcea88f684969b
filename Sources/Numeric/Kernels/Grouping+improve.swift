extension Grouping {
  /// Moves rows one at a time while a move lowers the inertia, which Lloyd's passes may miss.
  ///
  /// Leaving a group of `n` rows saves n / (n − 1) times the squared distance to its mean, joining
  /// one costs n / (n + 1) times. Means follow every move. What remains is a grouping that Lloyd's
  /// passes do not change either.
  ///
  /// > M. Telgarsky, A. Vattani. "Hartigan's method: k-means clustering without Voronoi."
  /// > *AISTATS* 2010.
  ///
  /// - Parameters:
  ///   - rows: The rows of this grouping, all of which have a group.
  ///   - limit: The most passes over the rows.
  /// - Complexity: O(passes · `n` · `k` · `d`); a pass without a move is the last.
  public mutating func improve(_ rows: BlockedRows, passes limit: Int) {
    let rows = rows.inBlocks
    var groups = WeightedGroups(self, featureCount: rows.featureCount)
    for _ in 0..<limit {
      var moved = false
      for block in 0..<rows.blockCount {
        while let (lane, group) = groups.improvement(
          block, of: rows, labels: labels(ofBlock: block))
        {
          let former = label(ofRow: block * 8 + lane)
          move(row: block * 8 + lane, of: rows, to: group)
          groups.update(former, from: self)
          groups.update(group, from: self)
          moved = true
        }
      }
      if !moved { return }
    }
  }
}

/// The means of groups, and what a row's squared distance to them counts when it moves.
private struct WeightedGroups {
  var centres: [Double]
  var leaving: [Double]
  var joining: [Double]
  let featureCount: Int

  init(_ grouping: Grouping, featureCount: Int) {
    self.featureCount = featureCount
    centres = grouping.sums
    leaving = grouping.counts.map { _ in 0 }
    joining = leaving
    for group in grouping.counts.indices { update(group, from: grouping) }
  }

  mutating func update(_ group: Int, from grouping: Grouping) {
    let count = Double(grouping.counts[group])
    // A group of one row is never left, and an empty one is not joined: its mean is unknown.
    leaving[group] = count > 1 ? count / (count - 1) : 0
    joining[group] = count > 0 ? count / (count + 1) : .infinity
    for cell in group * featureCount..<(group + 1) * featureCount where count > 0 {
      centres[cell] = grouping.sums[cell] / count
    }
  }

  /// Returns the first lane of a block whose row is better off in another group, and that group.
  func improvement(
    _ block: Int, of rows: BlockedRows, labels: SIMD8<Int64>
  ) -> (lane: Int, group: Int)? {
    var least = SIMD8<Double>(repeating: .infinity)
    var own = SIMD8<Double>()
    var target = labels
    for group in leaving.indices {
      let distance = squaredDistance(
        rows.values.span, block, centres.span, group, features: featureCount)
      let isOwn = labels .== SIMD8(repeating: Int64(truncatingIfNeeded: group))
      own.replace(with: distance * leaving[group], where: isOwn)
      let cost = (distance * joining[group]).replacing(with: .infinity, where: isOwn)
      let better = cost .< least
      least.replace(with: cost, where: better)
      target.replace(with: Int64(truncatingIfNeeded: group), where: better)
    }
    // The margin is above what rounding can feign, so that the inertia falls with every move.
    let pays = least .< own * (1 - 0x1p-36)
    for lane in 0..<min(8, rows.rowCount - block * 8) where pays[lane] {
      return (lane, Int(target[lane]))
    }
    return nil
  }
}
