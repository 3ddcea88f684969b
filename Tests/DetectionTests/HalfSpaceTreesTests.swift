import Detection
import Numeric
import TestSupport
import Testing

@Suite("Half-space trees")
struct HalfSpaceTreesTests {
  /// A cloud of even numbers around a place.
  private func cloud(_ count: Int, around place: Double, seed: UInt64) throws -> Matrix {
    var random = SplitMix64(seed: seed)
    return try Matrix(
      columns: (0..<2).map { _ in (0..<count).map { _ in place + random.nextUnit() } })
  }

  private func mean(_ scores: [Double]) -> Double {
    scores.reduce(0, +) / Double(scores.count)
  }

  @Test("learn from a stream, and forget what was before")
  func stream() throws {
    let (here, there) = (
      try cloud(250, around: 0, seed: 1), try cloud(250, around: 2, seed: 2)
    )
    var both = try Matrix(columns: (0..<2).map { here.columnValues($0) + [3] })
    both = both.selectingRows(Array(0..<251))
    var model = try HalfSpaceTrees().fit(both, seed: 1)
    #expect(mean(try model.scores(of: there)) > mean(try model.scores(of: here)) + 2)
    let first = try model.scores(of: there)
    // The first window is scored by what was learned before it.
    #expect(try model.scoreThenLearn(there) == first)
    #expect(mean(try model.scores(of: here)) > mean(try model.scores(of: there)) + 2)
  }

  @Test("score a stream alike however it is cut")
  func pieces() throws {
    let rows = try cloud(700, around: 0, seed: 5)
    let fitted = try HalfSpaceTrees().fit(rows, seed: 1)
    var (whole, cut) = (fitted, fitted)
    let scores = try whole.scoreThenLearn(rows)
    var pieces: [Double] = []
    for start in stride(from: 0, to: 700, by: 70) {
      pieces += try cut.scoreThenLearn(rows.selectingRows(Array(start..<start + 70)))
    }
    #expect(pieces == scores)
  }

  @Test("do not mind the order of the rows of a fit")
  func order() throws {
    let rows = try cloud(300, around: 0, seed: 5)
    let backwards = rows.selectingRows(Array((0..<300).reversed()))
    let scores = try HalfSpaceTrees().fit(rows, seed: 1).scores(of: rows)
    #expect(try HalfSpaceTrees().fit(backwards, seed: 1).scores(of: rows) == scores)
  }
}
