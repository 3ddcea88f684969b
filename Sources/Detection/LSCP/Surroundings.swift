import Numeric

/// A learned row near another one.
struct RegionRow: Sendable, Hashable {
  /// Which of the different learned rows.
  let row: Int

  /// How often it is there.
  let weight: Double
}

/// What is near rows, told by several subspaces.
struct Surroundings: Sendable {
  private let subspaces: [[Int]]

  /// The different learned rows in each subspace.
  private let trees: [NeighbourTree]

  /// How often each of them was learned.
  private let counts: [Int]

  /// How many learned rows are near a row in a subspace.
  private let size: Int

  /// Arranges learned rows.
  ///
  /// - Complexity: O(`n` log `n` · `d`) a subspace.
  init(_ learned: LearnedRows, subspaces: [[Int]], size: Int) {
    let rows = learned.rows
    (self.subspaces, counts) = (subspaces, learned.counts)
    self.size = min(size, learned.total)
    trees = concurrentMap(subspaces.count) { NeighbourTree(rows.selectingColumns(subspaces[$0])) }
  }

  /// Finds the learned rows nearest to each of some rows, a subspace each.
  func near(_ rows: Matrix) -> [NearestRows] {
    zip(trees, subspaces).map { tree, subspace in
      NearestRows(of: rows.selectingColumns(subspace), among: tree, count: size)
    }
  }

  /// Returns the learned rows that are near a row in more than half of the subspaces.
  ///
  /// Where fewer than two are, a smaller share of the subspaces will do. A learned row is there as often
  /// as it is in more than that share.
  func region(of row: Int, _ near: [NearestRows]) -> [RegionRow] {
    var all: [UInt64] = []
    for found in near { append(found.rows[row * found.count..<(row + 1) * found.count], to: &all) }
    all.sort()
    var share = near.count / 2
    while true {
      let region = rows(moreOftenThan: share, inSorted: all)
      if region.reduce(0, { $0 + $1.weight }) >= 2 || share == 0 { return region }
      share -= 1
    }
  }

  /// Takes in the nearest rows of one subspace until enough are there; rows that are there more often
  /// come first among equal ones when sorted.
  private func append(_ found: ArraySlice<Int32>, to all: inout [UInt64]) {
    var left = size
    for row in found where left > 0 {
      let taken = min(counts[Int(row)], left)
      all.append(UInt64(row) << 32 | UInt64(UInt32.max - UInt32(taken)))
      left -= taken
    }
  }

  private func rows(moreOftenThan share: Int, inSorted all: [UInt64]) -> [RegionRow] {
    var result: [RegionRow] = []
    var start = 0
    while start < all.count {
      let row = all[start] >> 32
      if start + share < all.count, all[start + share] >> 32 == row {
        let taken = UInt32.max - UInt32(truncatingIfNeeded: all[start + share])
        result.append(RegionRow(row: Int(row), weight: Double(taken)))
      }
      while start < all.count, all[start] >> 32 == row { start += 1 }
    }
    return result
  }
}
