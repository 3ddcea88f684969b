import FoundationEssentials
import Numeric
import Parameters
import Testing

@testable import Clustering

/// What every method that takes categories keeps, beside what every method does.
@Suite("Every clusterer of categories")
struct MixedConformanceTests {
  static let names = ClustererCatalog.all.filter { $0 is any MixedClusterer }
    .map { type(of: $0).identifier }

  private func method(_ name: String) throws -> any Clusterer {
    let found = try #require(ClustererCatalog.clusterer(named: name) as? any MixedClusterer)
    return try configured(found)
  }

  private func configured<Method: MixedClusterer>(_ method: Method) throws -> any Clusterer {
    var copy = try Method(settings: Method.settingsForCategories)
    copy.categoryCount = 2
    #expect(copy.takesCategories)
    return copy
  }

  @Test func someAreThere() { #expect(Self.names == ["k-medoids", "k-prototypes"]) }

  @Test("gives a row its label alone, in any batch and in any order", arguments: names)
  func batches(name: String) throws {
    let rows = try threeKinds(rows: 101)
    let (method, order) = (try method(name), (0..<101).map { ($0 * 13) % 101 })
    let model = try method.fit(rows, seed: 5)
    let labels = try model.labels(of: rows)
    for row in 0..<101 { #expect(try model.labels(of: rows.selectingRows([row])) == [labels[row]]) }
    let shuffled = rows.selectingRows(order)
    #expect(try method.fit(shuffled, seed: 5).labels(of: shuffled) == order.map { labels[$0] })
  }

  @Test("does not care which code stands for which value", arguments: names)
  func codes(name: String) throws {
    let rows = try threeKinds(rows: 90)
    var other = rows
    // The order of the alphabet decides ties only; this keeps it.
    for row in 0..<90 { for column in 2..<4 { other[row, column] = 3 * rows[row, column] + 7 } }
    let method = try method(name)
    #expect(
      try method.fit(other, seed: 2).labels(of: other)
        == method.fit(rows, seed: 2).labels(of: rows))
  }

  @Test("keeps its model and its distances through JSON", arguments: names)
  func storage(name: String) throws {
    let rows = try threeKinds(rows: 99)
    let choice = try method(name).choose(
      rows, range: 2...4, forced: nil, rule: ClusterCountRule(), seed: 3
    ) { _ in }
    #expect(choice.labels == (try choice.model.labels(of: rows)))
    let data = try JSONEncoder().encode(choice.model)
    let again = try JSONDecoder().decode(AnyClusteringModel.self, from: data)
    #expect(try again.places(of: rows) == choice.model.places(of: rows))
    #expect(choice.selection.chosen == 3 && choice.selection.candidates.count == 3)
  }

  @Test(
    "takes duplicates, constant columns, huge values and as many rows as groups", arguments: names)
  func extremes(name: String) throws {
    let method = try method(name)
    let few = try Matrix(columns: [[1, 2, 3, 4], [0, 0, 0, 0], [1, 1, 1, 1], [0, 1, 2, 3]])
    #expect(try method.fit(few, seed: 0).clusterCount == 4)
    #expect(throws: ClusteringError.self) {
      try method.fit(few.selectingRows([0, 0, 1, 2]), seed: 0)
    }
    var huge = try threeKinds(rows: 40)
    huge[3, 0] = 1e149
    let labels = try method.fit(huge, seed: 0).labels(of: huge)
    #expect(labels.allSatisfy { $0 >= 0 })
  }
}
