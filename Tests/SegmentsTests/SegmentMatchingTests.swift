import Segments
import Testing

@Suite("Segments that survive a refit")
struct SegmentMatchingTests {
  private static let earlier = ["Champions", "Loyal", "Dormant"].enumerated().map {
    SegmentMatching.Earlier(identifier: $0 + 1, name: $1)
  }

  /// Matches counts of customers: earlier segments are rows, new ones are columns.
  private func match(
    _ shared: [[Int]], _ areAlike: (Int, Int) -> Bool = { _, _ in true }
  ) -> SegmentMatching {
    var before: [Int32] = []
    var after: [Int32] = []
    for (row, counts) in shared.enumerated() {
      for (column, count) in counts.enumerated() {
        before += Array(repeating: Int32(row), count: count)
        after += Array(repeating: Int32(column), count: count)
      }
    }
    return SegmentMatching(
      Self.earlier, before: before, after: after, count: shared[0].count, areAlike: areAlike)
  }

  @Test("keep numbers and names in whatever order they come")
  func kept() {
    let found = match([[4, 90, 0], [0, 2, 80], [200, 0, 9]])
    #expect(found.matches.map(\.identifier) == [3, 1, 2])
    #expect(found.matches.map(\.fate) == [.kept, .kept, .kept])
    #expect(found.gone.isEmpty)
    #expect(
      found.sentences(naming: ["Dormant", "Champions", "Loyal"])
        == ["Kept: Dormant (3), Champions (1), Loyal (2)."])
  }

  @Test("are told to be merged: the greater share goes on")
  func merged() {
    let found = match([[90, 2], [70, 3], [0, 150]])
    #expect(found.matches.map(\.fate) == [.merged, .kept])
    #expect(found.matches.map(\.identifier) == [1, 3] && found.matches[0].from == [0, 1])
    #expect(found.gone.isEmpty)
    #expect(
      found.sentences(naming: ["Champions", "Dormant"]) == [
        "Kept: Dormant (3).", "Merged: Champions (1), of Champions (1) and Loyal (2).",
      ])
  }

  @Test("are told to be split: the greater part keeps the number")
  func split() {
    let found = match([[90, 0, 0, 0], [0, 80, 0, 0], [0, 0, 40, 60]])
    #expect(found.matches.map(\.fate) == [.kept, .kept, .split, .split])
    #expect(found.matches.map(\.identifier) == [1, 2, 4, 3])
    #expect(
      found.sentences(naming: ["Champions", "Loyal", "Asleep", "Dormant"]) == [
        "Kept: Champions (1), Loyal (2).", "Split: Dormant (3), into Asleep (4) and Dormant (3).",
      ])
  }

  @Test("may be merged and split at once")
  func both() {
    let found = match([[50, 0, 0], [60, 0, 0], [0, 45, 55]])
    #expect(found.matches.map(\.fate) == [.merged, .split, .split])
    #expect(found.matches.map(\.identifier) == [2, 4, 3])
  }

  @Test("may be new, or gone")
  func newAndGone() {
    let found = match([[90, 5, 0], [30, 35, 38], [0, 0, 0]])
    #expect(found.matches[0].fate == .kept)
    #expect(found.gone == [2])
    #expect(found.sentences(naming: ["a", "b", "c"]).last == "Gone: Dormant (3).")
    let scattered = match([[30, 30, 90, 0], [30, 30, 0, 80], [30, 30, 10, 10]])
    #expect(scattered.matches.map(\.fate) == [.new, .new, .kept, .kept])
    #expect(scattered.matches.map(\.identifier) == [4, 5, 1, 2])
  }

  @Test("are never paired with groups of another kind, and swallow a few without a word")
  func kinds() {
    let found = match([[90, 0], [0, 80], [0, 4]]) { earlier, new in (earlier == 0) == (new == 0) }
    #expect(found.matches.map(\.fate) == [.kept, .kept] && found.gone == [2])
    let apart = match([[0, 90], [80, 0], [0, 0]]) { earlier, new in earlier == new }
    #expect(apart.matches.map(\.fate) == [.new, .new] && apart.gone == [0, 1, 2])
  }
}
