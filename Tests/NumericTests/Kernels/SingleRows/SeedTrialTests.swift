import Testing

@testable import Numeric

@Suite("Seeds tried in single precision")
struct SeedTrialTests {
  @Test(
    "the best seed, and every distance, are those of double precision",
    arguments: TileData.allCases, [1, 5, 16])
  func best(data: TileData, features: Int) throws {
    let matrix = try data.rows(1_013, features: features, seed: UInt64(features))
    var plain = SeedDistances(BlockedRows(matrix), first: matrix.row(7))
    var singles = SeedDistances(BlockedRows(SingleRows(matrix)), first: matrix.row(7))
    var inPlace = SeedDistances(BlockedRows(given: matrix), first: matrix.row(7))
    var random = SplitMix64(seed: 3)
    for _ in 0..<12 {
      #expect(singles.squared == plain.squared)
      #expect(singles.total == plain.total)
      var tried: [[Double]] = []
      for _ in 0..<5 {
        let share = random.nextUnit()
        let row = plain.row(atShare: share)
        #expect(singles.row(atShare: share) == row)
        tried.append(matrix.row(row))
      }
      #expect(singles.totals(with: tried) == plain.totals(with: tried))
      let best = plain.addBest(of: tried)
      #expect(singles.addBest(of: tried) == best)
      #expect(inPlace.addBest(of: tried) == best)
      #expect(inPlace.squared == plain.squared)
    }
  }

  @Test("of seeds that leave the same total the first is taken")
  func equal() throws {
    let matrix = try TileData.crowds.rows(400, features: 5, seed: 1)
    var distances = SeedDistances(BlockedRows(SingleRows(matrix)), first: matrix.row(0))
    let tried = [matrix.row(0), matrix.row(31), matrix.row(31), matrix.row(0)]
    #expect(distances.addBest(of: tried) == 1)
    let left = distances.total
    #expect(distances.addBest(of: tried) == 0)
    #expect(distances.total == left)
  }
}
