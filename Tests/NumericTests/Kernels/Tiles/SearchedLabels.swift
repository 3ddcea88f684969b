import Testing

@testable import Numeric

/// Expects that groups are those of a search of all centres, while these move five times.
///
/// - Parameters:
///   - rows: The rows, arranged as they are to be tried.
///   - matrix: The same rows, of which every sixteenth is a first centre.
///   - groups: The numbers of groups to try.
func expectSearchedLabels(_ rows: BlockedRows, startingAt matrix: Matrix, groups: [Int]) {
  for groups in groups {
    let seeds = Centres(matrix.selectingRows((0..<groups).map { $0 * 16 }))
    var grouping = Grouping(of: rows, groups: groups)
    #expect(grouping.regroup(rows, around: seeds) == rows.rowCount)
    var centres = seeds
    for _ in 0..<4 {
      let former = rows.searched(centres)
      #expect((0..<rows.rowCount).allSatisfy { grouping.label(ofRow: $0) == Int(former[$0]) })
      #expect(grouping.counts == (0..<groups).map { group in former.count { $0 == group } })
      centres = grouping.means(or: centres)
      let moved = zip(former, rows.searched(centres)).count { $0 != $1 }
      #expect(grouping.regroup(rows, around: centres) == moved)
    }
  }
}
