import FoundationEssentials
import Numeric
import Testing

@testable import Clustering

@Suite("Pictures of how groups came about")
struct PictureTests {
  private func picture<Method: Clusterer>(
    _ method: Method, _ rows: Matrix
  ) throws -> (GroupingPicture?, [Int32]) {
    let model = try method.fit(rows, seed: 3)
    let labels = try model.labels(of: rows)
    return (method.picture(of: AnyClusteringModel(model, by: method), in: rows), labels)
  }

  /// The sizes of groups from 0.
  private func sizes(_ labels: [Int32]) -> [Int] {
    labels.reduce(into: [Int](repeating: 0, count: Int(labels.max() ?? -1) + 1)) { sizes, label in
      if label >= 0 { sizes[Int(label)] += 1 }
    }
  }

  @Test("a tree of merges has each leaf in its group", arguments: [2, 5, 40])
  func merges(clusters: Int) throws {
    let rows = try threeClouds(rows: 300, features: 2)
    let (found, labels) = try picture(Agglomerative(clusters: clusters), rows)
    guard case .tree(let tree) = try #require(found) else { throw CancellationError() }
    #expect(tree.tree.leafCount == 40 && tree.groups.count == 40)
    var counted = [Int](repeating: 0, count: clusters)
    for (leaf, group) in tree.groups.enumerated() {
      counted[Int(group)] += tree.tree.leaves[leaf]
    }
    #expect(counted == sizes(labels))
  }

  @Test("more groups than leaves are not drawn, and fewer rows than leaves are")
  func bounds() throws {
    let rows = try threeClouds(rows: 60, features: 2)
    #expect(try picture(Agglomerative(clusters: 41), rows).0 == nil)
    let few = try Matrix(columns: [[0, 1, 10, 11]])
    guard case .tree(let tree) = try #require(try picture(Agglomerative(clusters: 2), few).0) else {
      throw CancellationError()
    }
    #expect(tree.tree.leaves == [1, 1, 1, 1])
    #expect(tree.groups[0] == tree.groups[1] && tree.groups[1] != tree.groups[2])
  }

  @Test("a tree of splits falls from the whole sum of squares, and its leaves are the groups")
  func splits() throws {
    let rows = try threeClouds(rows: 200, features: 3)
    let (found, labels) = try picture(BisectingKMeans(clusters: 6), rows)
    guard case .tree(let tree) = try #require(found) else { throw CancellationError() }
    #expect(Set(tree.groups) == Set(0..<6))
    for (leaf, group) in tree.groups.enumerated() {
      #expect(tree.tree.leaves[leaf] == sizes(labels)[Int(group)])
    }
    let heights = tree.tree.merges.map(\.height)
    let whole = inertia(of: rows, labels: [Int32](repeating: 0, count: 200))
    #expect(heights == heights.sorted() && isNear(heights.last ?? 0, whole, relative: 1e-12))
    #expect(tree.tree.merges.last?.size == 200)
  }

  @Test("a walk has a step for each row, and the groups of the model")
  func walk() throws {
    let rows = try threeClouds(rows: 150, features: 2)
    let (found, labels) = try picture(OPTICS(neighbours: 8), rows)
    guard case .walk(let walk) = try #require(found) else { throw CancellationError() }
    #expect(walk.heights.count == 150 && walk.heights[0] == .infinity)
    #expect(walk.groups.sorted() == labels.sorted())
  }

  @Test("crowds hold all rows, parts no more than the whole, and the groups are the model's")
  func crowds() throws {
    let rows = try threeClouds(rows: 300, features: 2)
    let (found, labels) = try picture(HDBSCAN(leastSize: 10), rows)
    guard case .crowds(let tree) = try #require(found) else { throw CancellationError() }
    #expect(tree.crowds[0].size == 300 && tree.crowds[0].parent == -1)
    for (number, crowd) in tree.crowds.enumerated() {
      let parts = crowd.parts.map { tree.crowds[$0] }
      let left = crowd.leaving.reduce(0) { $0 + $1.rows } + parts.reduce(0) { $0 + $1.size }
      #expect(left == crowd.size && crowd.birth <= crowd.end && crowd.parts.count != 1)
      #expect(parts.allSatisfy { $0.parent == number && $0.birth == crowd.end })
      #expect(crowd.rows(before: crowd.birth) == crowd.size)
      let last = crowd.rows(before: crowd.end)
      #expect(last > 0 && last >= parts.reduce(0) { $0 + $1.size })
    }
    let chosen = tree.crowds.indices.filter(tree.isGroup)
    #expect(chosen.map { Int(tree.crowds[$0].group) }.sorted() == Array(0..<sizes(labels).count))
    for crowd in chosen {
      #expect(tree.crowds[crowd].size == sizes(labels)[Int(tree.crowds[crowd].group)])
    }
    let again = try again(try HDBSCAN(leastSize: 10).fit(rows, seed: 0))
    #expect(HDBSCAN().picture(of: again, in: rows) != nil)
    let one = try HDBSCAN(leastSize: 150, singleGroup: true).fit(rows, seed: 0)
    #expect(HDBSCAN().picture(of: one, in: rows) == nil)
  }

  @Test("a model out of a file draws its tree, but no walk")
  func files() throws {
    let rows = try threeClouds(rows: 150, features: 2)
    let (optics, tree) = (OPTICS(neighbours: 8), Agglomerative(clusters: 3))
    let walked = try again(try optics.fit(rows, seed: 0))
    #expect(optics.picture(of: walked, in: rows) == nil)
    let merged = try tree.fit(rows, seed: 0)
    #expect(try again(merged).leafGroups == merged.leafGroups && !merged.leafGroups.isEmpty)
    #expect(KMeans().picture(of: AnyClusteringModel(merged, by: tree), in: rows) == nil)
  }

  private func again<Model: Codable>(_ model: Model) throws -> Model {
    try JSONDecoder().decode(Model.self, from: JSONEncoder().encode(model))
  }

  @Test("distances to neighbours fall, and the radius is the suggested one or the given")
  func neighbours() throws {
    let rows = try threeClouds(rows: 150, features: 2)
    for method in [DBSCAN(neighbours: 6), DBSCAN(radius: 1.5, neighbours: 6)] {
      let found = try picture(method, rows).0
      guard case .neighbours(let curve) = try #require(found) else { throw CancellationError() }
      #expect(curve.distances.count == 150 && curve.distances == curve.distances.sorted(by: >))
      #expect(curve.isSuggested == (method.radius == 0))
      #expect(curve.radius == (method.radius > 0 ? 1.5 : method.suggestedRadius(for: rows)))
    }
  }
}
