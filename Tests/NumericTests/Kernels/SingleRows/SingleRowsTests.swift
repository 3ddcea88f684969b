import Testing

@testable import Numeric

@Suite("Rows in single precision")
struct SingleRowsTests {
  @Test(
    "every row gets the label of a search in double precision", arguments: TileData.allCases,
    [1, 5, 16])
  func labels(data: TileData, features: Int) throws {
    let matrix = try data.rows(1_013, features: features, seed: UInt64(features))
    expectSearchedLabels(
      BlockedRows(SingleRows(matrix)), startingAt: matrix, groups: [1, 2, 5, 8, 19, 60])
  }

  @Test("sums follow the rows that move, few or many")
  func sums() throws {
    let matrix = try TileData.crowds.rows(4_003, features: 6, seed: 3)
    let rows = BlockedRows(SingleRows(matrix))
    let centres = Centres(matrix.selectingRows(Array(0..<9)))
    var grouping = Grouping(of: rows, groups: 9)
    for shift in [0, 0.001, 0.002, 1, 1.0001, 0] {
      var moved = centres
      moved.values[3] += shift
      _ = grouping.regroup(rows, around: moved)
      var anew = grouping
      anew.isSummed = false
      anew.sumAnew(rows)
      #expect(anew.counts == grouping.counts)
      for (a, b) in zip(anew.sums, grouping.sums) { #expect(abs(a - b) < 1e-8) }
    }
  }

  @Test("values beyond single precision are searched in double precision")
  func beyond() throws {
    let matrix = try Matrix(columns: [[1e40, 1.0001e40, -1e40, 0, 1, 2], [1e-50, 0, 0, 0, 0, 0]])
    let rows = BlockedRows(SingleRows(matrix))
    let centres = Centres(matrix.selectingRows([1, 2, 4, 5]))
    var grouping = Grouping(of: rows, groups: 4)
    _ = grouping.regroup(rows, around: centres)
    #expect((0..<6).map { Int32(grouping.label(ofRow: $0)) } == rows.searched(centres))
  }
}
