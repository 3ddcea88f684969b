import Numeric
import Testing

@testable import Clustering

@Suite("Agglomerative clustering")
struct AgglomerativeTests {
  @Test("the order of the rows changes nothing", arguments: Linkage.allCases)
  func order(linkage: Linkage) throws {
    let rows = try threeClouds(rows: 80, features: 3)
    let order = (0..<80).map { ($0 * 37) % 80 }
    let method = Agglomerative(clusters: 3, linkage: linkage)
    let labels = try method.fit(rows, seed: 0).labels(of: rows)
    let shuffled = rows.selectingRows(order)
    #expect(try method.fit(shuffled, seed: 1).labels(of: shuffled) == order.map { labels[$0] })
  }

  @Test("rows that stand there twice count twice")
  func duplicates() throws {
    let rows = try Matrix(columns: [[0, 0, 0, 1, 5, 6, 6]])
    let tree = try Agglomerative().dendrogram(of: rows)
    #expect(tree.leaves == [3, 1, 1, 2])
    // 2 · 3 · 1 / 4 and 2 · 1 · 2 / 3, by hand; the last joins 0.25 and 17/3.
    let last = (2.0 * 4 * 3 / 7).squareRoot() * (17.0 / 3 - 0.25)
    let known = [(2.0 * 2 / 3).squareRoot(), (2.0 * 3 / 4).squareRoot(), last]
    for (merge, height) in zip(tree.merges, known) {
      #expect(isNear(merge.height, height, relative: 1e-12))
    }
    let model = try Agglomerative(clusters: 2).fit(rows, seed: 0)
    #expect(model.summary.sizes == [4, 3])
    #expect(model.centres.columnValues(0) == [0.25, 17.0 / 3])
  }

  @Test("a tree cut at a height leaves groups that are farther apart")
  func height() throws {
    let rows = try Matrix(columns: [[0, 1, 10, 11, 30]])
    let tree = try Agglomerative(linkage: .single).dendrogram(of: rows)
    #expect(tree.labels(atHeight: 0.5) == [0, 1, 2, 3, 4])
    #expect(tree.labels(atHeight: 1) == [0, 0, 1, 1, 2])
    #expect(tree.labels(atHeight: 9) == [0, 0, 0, 0, 1])
    #expect(tree.labels(atHeight: 100) == [0, 0, 0, 0, 0])
  }

  @Test("the top of a tree keeps its last merges")
  func top() throws {
    let rows = try threeClouds(rows: 60, features: 2)
    let tree = try Agglomerative().dendrogram(of: rows)
    let top = tree.top(leaves: 5)
    #expect(top.leafCount == 5 && top.leaves.reduce(0, +) == 60)
    #expect(top.merges.map(\.height) == tree.merges.suffix(4).map(\.height))
    #expect(top.merges.map(\.size) == tree.merges.suffix(4).map(\.size))
    for (number, merge) in top.merges.enumerated() {
      #expect(merge.first < 5 + number && merge.second < 5 + number)
    }
    #expect(tree.top(leaves: 100) == tree)
  }

  @Test("of more rows than an exact tree takes, cells are grouped", arguments: Linkage.allCases)
  func cells(linkage: Linkage) throws {
    var random = SplitMix64(seed: 4)
    let middles = [0.0, 40, 90]
    let columns = (0..<2).map { _ in
      (0..<3_000).map { middles[$0 % 3] + Double.random(in: -3...3, using: &random) }
    }
    let rows = try Matrix(columns: columns)
    let model = try Agglomerative(clusters: 3, linkage: linkage, exactRows: 1_024)
      .fit(rows, seed: 0)
    #expect(model.known.rows.rowCount == (linkage == .ward || linkage == .single ? 1_024 : 256))
    #expect(model.summary.sizes == [1_000, 1_000, 1_000])
    let labels = try model.labels(of: rows)
    #expect(adjustedRandIndex(labels, (0..<3_000).map { Int32($0 % 3) }) == 1)
  }
}
