import FoundationEssentials
import Numeric
import TestSupport
import Testing
import Trees

@Suite("Steps that features take off a path")
struct CreditTests {
  /// A cloud whose last row is far away in the second feature alone.
  private func rows() throws -> Matrix {
    var rows = try cloudWithOneOutlier(rows: 200, features: 3)
    for feature in [0, 2] { rows[199, feature] = rows[7, feature] }
    return rows
  }

  @Test("add up to the usual path less that of the row", arguments: [1, 32, 256])
  func sums(sample: Int) throws {
    let rows = try rows()
    let trees = IsolationTrees(growing: 40, on: rows, sample: max(2, sample), seed: 1)
    let lengths = IsolationTreesTests.lengths(trees, rows)
    for row in [0, 50, 199] {
      let credits = trees.credits(of: rows.row(row))
      #expect(abs(credits.reduce(0, +) - (trees.averagePathLength - lengths[row])) < 1e-9)
    }
  }

  @Test("do so in trees of planes as well", arguments: [1, 2, 3])
  func planes(features: Int) throws {
    let rows = try rows()
    let trees = ObliqueTrees(growing: 40, on: rows, sample: 64, features: features, seed: 1)
    let lengths = ObliqueTreesTests.lengths(trees, rows)
    for row in [0, 50, 199] {
      let credits = trees.credits(of: rows.row(row))
      #expect(abs(credits.reduce(0, +) - (trees.averagePathLength - lengths[row])) < 1e-9)
    }
  }

  @Test("go to the feature that parts the row")
  func feature() throws {
    let rows = try rows()
    let trees = IsolationTrees(growing: 100, on: rows, sample: 256, seed: 1)
    let planes = ObliqueTrees(growing: 100, on: rows, sample: 256, features: 3, seed: 1)
    for credits in [trees.credits(of: rows.row(199)), planes.credits(of: rows.row(199))] {
      #expect(credits[1] > 3 * max(credits[0], credits[2]))
    }
  }
}

@Suite("Trees of planes")
struct ObliqueTreesTests {
  static func lengths(_ trees: ObliqueTrees, _ rows: Matrix) -> [Double] {
    var lengths = [Double](repeating: 0, count: rows.rowCount)
    var span = lengths.mutableSpan
    trees.pathLengths(of: rows, into: &span)
    return lengths
  }

  @Test("see no crowd beside a slanted one, where bands along the axes cross")
  func bands() throws {
    var random = SplitMix64(seed: 1)
    // Two clouds on one diagonal, and a row on the other: usual in each feature by itself.
    let clouds = (0..<300).map { row in
      let place = row % 2 == 0 ? 0.0 : 10
      return [place + random.nextNormal(), place + random.nextNormal()]
    }
    let all = clouds + [[0, 10]]
    let rows = try Matrix(columns: (0..<2).map { feature in all.map { $0[feature] } })
    let planes = ObliqueTrees(growing: 200, on: rows, sample: 256, features: 2, seed: 1)
    let found = Self.lengths(planes, rows)
    #expect(found[300] == found.min())
  }

  @Test("a damaged tree is refused")
  func damaged() throws {
    let rows = try cloudWithOneOutlier(rows: 20, features: 2)
    let trees = ObliqueTrees(growing: 1, on: rows, sample: 8, features: 2, seed: 1)
    let text = String(decoding: try JSONEncoder().encode(trees), as: UTF8.self)
    let back = try JSONDecoder().decode(ObliqueTrees.self, from: Data(text.utf8))
    #expect(back == trees)
    for (good, bad) in [
      ("\"sample\":8", "\"sample\":3"), ("\"width\":2", "\"width\":1"),
      ("\"right\":[", "\"right\":[9,"), ("\"features\":[", "\"features\":[2,"),
      ("\"featureCount\":2", "\"featureCount\":1"),
    ] {
      let damaged = text.replacing(good, with: bad)
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(ObliqueTrees.self, from: Data(damaged.utf8))
      }
    }
  }
}
