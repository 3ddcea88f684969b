import FoundationEssentials
import Numeric
import TestSupport
import Testing

@testable import Clustering

/// What SciPy says about the data of ``GoldenGroupings``; `Fixtures/make_trees.py` made it.
struct GoldenTrees: Decodable {
  struct Case: Decodable, CustomStringConvertible {
    let data: String
    let linkage: Linkage
    let heights: [Double]
    let cuts: [String: [Int32]]

    var description: String { "\(data), \(linkage.rawValue)" }
  }

  let cases: [Case]

  static let shared = requiredGolden(GoldenTrees.self, "trees.json").cases
}

@Suite("Trees of merges against SciPy")
struct DendrogramGoldenTests {
  @Test func fixturesAreThere() { #expect(GoldenTrees.shared.count == 16) }

  private func rows(_ golden: GoldenTrees.Case) throws -> Matrix {
    try Matrix(columns: GoldenGroupings.shared.data[golden.data] ?? [])
  }

  /// Rounded values on a line are often equally far apart, and which of them complete linkage merges
  /// first decides later heights.
  static let untied = GoldenTrees.shared.filter { $0.data != "line" || $0.linkage != .complete }

  @Test("have the same heights, equal rows apart", arguments: untied)
  func heights(_ golden: GoldenTrees.Case) throws {
    let tree = try Agglomerative(linkage: golden.linkage).dendrogram(of: rows(golden))
    // SciPy merges equal rows at height 0, where ours begins with them as one leaf.
    let known = golden.heights.filter { $0 > 0 }
    #expect(tree.merges.count == known.count)
    for (merge, height) in zip(tree.merges, known) {
      #expect(isNear(merge.height, height, relative: 1e-9))
    }
    #expect(tree.merges.last?.size == (try rows(golden)).rowCount)
  }

  @Test(
    "cut into the same groups",
    arguments: GoldenTrees.shared.filter { $0.data != "line" }, [2, 3, 5])
  func cuts(_ golden: GoldenTrees.Case, clusters: Int) throws {
    let rows = try rows(golden)
    let model = try Agglomerative(clusters: clusters, linkage: golden.linkage).fit(rows, seed: 0)
    let known = try #require(golden.cuts["\(clusters)"]).map { $0 - 1 }
    #expect(adjustedRandIndex(try model.labels(of: rows), known) == 1)
    #expect(model.summary.sizes == model.summary.sizes.sorted(by: >))
  }
}
