import Testing

@testable import Numeric

/// Kernels that share rows out: the number of threads must not show in any bit.
@Suite("Groups on several threads")
struct ThreadCountTests {
  @Test("rows in tiles have the same sums, labels and inertia", arguments: [2, 3, 4])
  func tiles(features: Int) throws {
    let matrix = try TileData.crowds.rows(40_003, features: features, seed: 2)
    try check(
      BlockedRows.inTiles(matrix), seeds: Centres(matrix.selectingRows([1, 9, 77, 500, 9_000])))
  }

  @Test("rows in single precision have the same sums, labels and inertia", arguments: [5, 6, 16])
  func singles(features: Int) throws {
    let matrix = try TileData.crowds.rows(40_003, features: features, seed: 2)
    try check(
      BlockedRows(SingleRows(matrix)), seeds: Centres(matrix.selectingRows([1, 9, 77, 500, 9_000])))
  }

  @Test("seeds have the same distances", arguments: [3, 5])
  func seeds(features: Int) throws {
    let matrix = try TileData.even.rows(140_001, features: features, seed: 4)
    let tried = [5, 70_000, 140_000].map { matrix.row($0) }
    let found = [1, 2, 4].map { threads in
      Parallel.$asked.withValue(threads) {
        var distances = SeedDistances(BlockedRows.prepared(matrix), first: matrix.row(3))
        let best = distances.addBest(of: tried)
        return (best, distances.total, distances.totals(with: tried), distances.squared)
      }
    }
    for other in found.dropFirst() { #expect(other == found[0]) }
  }

  @Test("the order of space is the same", arguments: [1, 2, 4])
  func order(features: Int) throws {
    let matrix = try TileData.crowds.rows(140_001, features: features, seed: 4)
    let order = try #require(SpaceOrder(over: matrix))
    let found = [1, 2, 4].map { threads in
      Parallel.$asked.withValue(threads) { order.arranged(matrix) }
    }
    #expect(found[1] == found[0] && found[2] == found[0])
  }

  private func check(_ rows: BlockedRows, seeds: Centres) throws {
    let one = groupings(rows, seeds, threads: 1)
    for threads in [2, 4] {
      for (a, b) in zip(one, groupings(rows, seeds, threads: threads)) {
        #expect(a.sums == b.sums && a.counts == b.counts && a.labels == b.labels)
        #expect(
          (0..<rows.blockCount).allSatisfy { a.labels(ofBlock: $0) == b.labels(ofBlock: $0) })
        let inertias = [1, threads].map { number in
          Parallel.$asked.withValue(number) { a.inertia(rows, around: seeds) }
        }
        #expect(inertias[0] == inertias[1])
      }
    }
  }

  /// What six iterations pass through.
  private func groupings(_ rows: BlockedRows, _ seeds: Centres, threads: Int) -> [Grouping] {
    Parallel.$asked.withValue(threads) {
      var grouping = Grouping(of: rows, groups: seeds.count)
      var centres = seeds
      return (0..<6).map { _ in
        _ = grouping.regroup(rows, around: centres)
        centres = grouping.means(or: centres)
        return grouping
      }
    }
  }
}
