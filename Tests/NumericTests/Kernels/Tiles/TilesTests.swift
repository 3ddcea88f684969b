import Testing

@testable import Numeric

@Suite("Rows in tiles")
struct TilesTests {
  @Test("every row gets the label of a search of all centres", arguments: TileData.allCases, 1...4)
  func labels(data: TileData, features: Int) throws {
    let matrix = try data.rows(1_013, features: features, seed: UInt64(features))
    expectSearchedLabels(
      BlockedRows.inTiles(matrix), startingAt: matrix, groups: [1, 2, 3, 8, 19, 60])
  }

  @Test(
    "sums and inertia are those of the rows", arguments: [TileData.even, .crowds, .ties], 1...4)
  func sums(data: TileData, features: Int) throws {
    let matrix = try data.rows(2_051, features: features, seed: 3)
    let (rows, plain) = (BlockedRows.inTiles(matrix), BlockedRows(matrix))
    let centres = Centres(matrix.selectingRows(Array(0..<9)))
    var tiled = Grouping(of: rows, groups: 9)
    var whole = Grouping(of: plain, groups: 9)
    _ = tiled.regroup(rows, around: centres)
    _ = whole.regroup(plain, around: centres)
    #expect(tiled.counts == whole.counts)
    for (a, b) in zip(tiled.sums, whole.sums) { #expect(abs(a - b) < 1e-9) }
    let expected = whole.inertia(plain, around: centres)
    #expect(abs(tiled.inertia(rows, around: centres) - expected) < 1e-9 * expected)
  }

  @Test("sums depend on labels alone, whatever the groups were before")
  func sumsOfLabels() throws {
    let matrix = try TileData.crowds.rows(2_051, features: 3, seed: 5)
    let rows = BlockedRows.inTiles(matrix)
    let centres = (0..<2).map { Centres(matrix.selectingRows(Array($0 * 20..<$0 * 20 + 7))) }
    var direct = Grouping(of: rows, groups: 7)
    _ = direct.regroup(rows, around: centres[1])
    var indirect = Grouping(of: rows, groups: 7)
    for centres in [centres[1], centres[0], centres[1]] {
      _ = indirect.regroup(rows, around: centres)
    }
    #expect(direct.sums == indirect.sums)
  }

  @Test("a row that is moved by itself leaves its tile's group")
  func move() throws {
    let matrix = try TileData.even.rows(203, features: 2, seed: 9)
    let rows = BlockedRows.inTiles(matrix)
    var grouping = Grouping(of: rows, groups: 2)
    _ = grouping.regroup(rows, around: Centres(count: 2, featureCount: 2, values: [0, 0, 9, 9]))
    #expect(grouping.counts == [203, 0])
    grouping.move(row: 202, of: rows, to: 1)
    #expect(grouping.label(ofRow: 202) == 1)
    #expect(grouping.label(ofRow: 201) == 0)
    #expect(grouping.counts == [202, 1])
    grouping.sumAnew(rows)
    #expect(grouping.counts == [202, 1])
    #expect(
      grouping.means(or: Centres(count: 2, featureCount: 2, values: [0, 0, 0, 0]))
        .values.suffix(2) == rows.row(202)[...])
  }

  @Test("the order of space holds every row once, and keeps near rows together")
  func order() throws {
    let matrix = try TileData.even.rows(20_000, features: 2, seed: 1)
    let rows = BlockedRows(matrix, inTilesOf: try #require(SpaceOrder(over: matrix)))
    let sorted = { (rows: [[Double]]) in rows.sorted { $0.lexicographicallyPrecedes($1) } }
    let arranged = (0..<20_000).map { rows.row($0) }
    #expect(sorted(arranged) == sorted((0..<20_000).map { matrix.row($0) }))
    let path = zip(arranged, arranged.dropFirst()).reduce(0) { $0 + abs($1.0[0] - $1.1[0]) }
    // Twenty thousand rows in a square of two units: neighbours are some hundredths apart.
    #expect(path / 20_000 < 0.05)
    #expect(SpaceOrder(over: try Matrix(columns: [[2, 2, 2]])) == nil)
  }
}
