import FoundationEssentials
import Numeric
import Testing

@testable import Clustering

@Suite("k-prototypes")
struct KPrototypesTests {
  @Test func fixturesAreThere() { #expect(GoldenMixed.shared.cases.count == 24) }

  @Test("finds the groups of kmodes from the same prototypes", arguments: GoldenMixed.shared.cases)
  func golden(_ golden: GoldenMixed.Case) throws {
    let rows = try golden.rows()
    let method = KPrototypes(
      clusters: golden.k, gamma: golden.gamma, categoryCount: golden.categories)
    let model = try method.fit(rows, from: rows.selectingRows(golden.start))
    #expect(isNear(model.gamma, golden.usedGamma, relative: 1e-12))
    #expect(isNear(model.cost, golden.cost, relative: 1e-9))
    #expect(adjustedRandIndex(try model.labels(of: rows), golden.labels) == 1)
    #expect(model.converged && model.sizes.reduce(0, +) == rows.rowCount)
  }

  @Test("the order of the rows changes nothing")
  func order() throws {
    let rows = try threeKinds(rows: 120)
    let shuffled = rows.selectingRows((0..<120).map { ($0 * 37) % 120 })
    let method = KPrototypes(clusters: 4, starts: 3, categoryCount: 2)
    #expect(try method.fit(shuffled, seed: 6) == method.fit(rows, seed: 6))
  }

  @Test("no single row is nearer to another prototype, and prototypes are middles of their rows")
  func optimum() throws {
    let rows = try threeKinds(rows: 90)
    let model = try KPrototypes(clusters: 3, starts: 5, categoryCount: 2).fit(rows, seed: 1)
    let labels = try model.labels(of: rows)
    for (row, distances) in model.distances(of: rows).enumerated() {
      #expect(distances[Int(labels[row])] == distances.min())
    }
    for group in 0..<3 {
      let members = labels.indices.filter { labels[$0] == group }.map { rows.row($0) }
      let mean = members.reduce(0) { $0 + $1[0] } / Double(members.count)
      #expect(isNear(model.prototypes[group, 0], mean, relative: 1e-12))
      let counts = members.reduce(into: [Double: Int]()) { $0[$1[3], default: 0] += 1 }
      #expect(counts[model.prototypes[group, 3]] == counts.values.max())
    }
    let total = zip(labels, model.distances(of: rows)).reduce(0.0) {
      $0 + $1.1[Int($1.0)] * $1.1[Int($1.0)]
    }
    #expect(isNear(model.cost, total, relative: 1e-9))
  }

  @Test("what a category counts decides between numbers and categories")
  func gamma() throws {
    // Numbers fall into two groups and categories into two others.
    let rows = try Matrix(columns: [[0, 0.1, 0.2, 9, 9.1, 9.2], [0, 1, 1, 0, 1, 0]])
    let few = try KPrototypes(clusters: 2, gamma: 0.1, categoryCount: 1).fit(rows, seed: 0)
    #expect(adjustedRandIndex(try few.labels(of: rows), [0, 0, 0, 1, 1, 1]) == 1)
    let many = try KPrototypes(clusters: 2, gamma: 1_000, categoryCount: 1).fit(rows, seed: 0)
    #expect(adjustedRandIndex(try many.labels(of: rows), [0, 1, 1, 0, 1, 0]) == 1)
  }

  @Test("rows that stand there twice count twice, and of equally frequent codes the least counts")
  func weights() throws {
    let rows = try Matrix(columns: [[0, 0, 0, 4], [3, 3, 3, 1]])
    let model = try KPrototypes(clusters: 1, gamma: 1, categoryCount: 1).fit(rows, seed: 0)
    #expect(model.prototypes.row(0) == [1, 3] && model.sizes == [4] && model.cost == 13)
    let tie = try Matrix(columns: [[0, 1], [5, 2]])
    let even = try KPrototypes(clusters: 1, gamma: 1, categoryCount: 1).fit(tie, seed: 0)
    #expect(even.prototypes.row(0) == [0.5, 2])
  }

  @Test("categories alone, constant numbers and codes never seen are taken")
  func extremes() throws {
    let codes = try Matrix(columns: [[0, 0, 1, 1], [2, 2, -1, -1]])
    let model = try KPrototypes(clusters: 2, categoryCount: 2).fit(codes, seed: 0)
    #expect(model.gamma == 1 && model.cost == 0 && model.sizes == [2, 2])
    let unseen = try Matrix(columns: [[-2, 1], [2, -2]])
    let own = try model.labels(of: codes)
    #expect(try model.labels(of: unseen) == [own[0], own[2]])
    let constant = try Matrix(columns: [[7, 7, 7], [0, 1, 1]])
    #expect(try KPrototypes(clusters: 2, categoryCount: 1).fit(constant, seed: 0).cost == 0)
  }

  @Test("a prototype without rows takes the farthest row")
  func emptyGroup() throws {
    let rows = try Matrix(columns: [[0, 1, 2, 30], [0, 0, 0, 0]])
    let method = KPrototypes(clusters: 2, gamma: 1, categoryCount: 1)
    let model = try method.fit(rows, from: Matrix(columns: [[1, 1_000], [0, 9]]))
    #expect(model.sizes == [3, 1] && model.cost == 2)
  }

  @Test("the number is chosen by Gower's silhouettes")
  func choice() throws {
    let rows = try threeKinds(rows: 150)
    let choice = try KPrototypes(categoryCount: 2).choose(rows, range: 2...6, seed: 1)
    #expect(choice.selection.chosen == 3)
    let own = meanSilhouette(of: rows, labels: choice.labels)
    let measured = MeasuredRows(rows, categories: 2).rowSilhouettes([choice.labels])[0]
    let told = choice.selection.candidates.first { $0.k == 3 }?.silhouette ?? 0
    #expect(isNear(told, measured.reduce(0, +) / 150, relative: 1e-12) && told != own)
  }
}
