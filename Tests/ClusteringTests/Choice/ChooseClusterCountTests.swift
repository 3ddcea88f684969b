import FoundationEssentials
import Numeric
import Parameters
import Testing

@testable import Clustering

@Suite("Choosing the number of groups")
struct ChooseClusterCountTests {
  @Test("finds the clouds that were planted, with the model a fit gives")
  func planted() throws {
    let rows = try threeClouds(rows: 300, features: 3)
    let choice = try KMeans().choose(rows, range: 2...6, seed: 1)
    #expect(choice.selection.chosen == 3)
    #expect(choice.selection.candidates.map(\.k) == [2, 3, 4, 5, 6])
    #expect(choice.selection.sampleSize == nil)
    #expect(choice.model.model as? KMeansModel == (try KMeans(clusters: 3).fit(rows, seed: 1)))
    #expect(choice.labels == (try choice.model.labels(of: rows)))
    let inertias = choice.selection.candidates.map(\.inertia)
    #expect(inertias == inertias.sorted(by: >))
  }

  @Test("is the same twice, and survives JSON")
  func repeatable() throws {
    let rows = try threeClouds(rows: 150, features: 2)
    let first = try KMeans().choose(rows, range: 2...5, seed: 4).selection
    let second = try KMeans().choose(rows, range: 2...5, seed: 4).selection
    #expect(first == second)
    let copy = try JSONDecoder().decode(
      ClusterCountSelection.self, from: JSONEncoder().encode(first))
    #expect(copy == first)
  }

  @Test("tries a forced number outside the range too")
  func forced() throws {
    let rows = try threeClouds(rows: 120, features: 2)
    let choice = try KMeans().choose(rows, range: 2...4, forced: 7, seed: 1)
    #expect(choice.selection.chosen == 7)
    #expect(choice.selection.isForced)
    #expect(choice.selection.candidates.map(\.k) == [2, 3, 4, 7])
    #expect(choice.model.clusterCount == 7)
    let one = try KMeans().choose(rows, range: 2...3, forced: 1, seed: 1)
    #expect(one.model.clusterCount == 1)
  }

  @Test("states the size of the sample when there are many rows")
  func sample() throws {
    var rule = ClusterCountRule()
    rule.greatestSample = 100
    let rows = try threeClouds(rows: 400, features: 2)
    let choice = try KMeans().choose(rows, range: 2...4, rule: rule, seed: 1)
    #expect(choice.selection.sampleSize == 100)
    #expect(choice.selection.chosen == 3)
    #expect(choice.selection.reasons.contains { $0.contains("sample of 100 of 400") })
    #expect(choice.selection.reasons.contains { $0.contains("± ") && $0.contains("silhouette") })
    let drawn = choice.selection.candidates
    #expect(drawn.allSatisfy { $0.silhouetteRows == 100 && ($0.silhouetteError ?? 0) > 0 })
    #expect(choice.labels.count == 400)
  }

  @Test("leaves out numbers that the rows do not allow, and refuses when none is left")
  func fewRows() throws {
    let rows = try Matrix(columns: [[1, 1, 2, 2, 9, 9, 9]])
    let choice = try KMeans().choose(rows, range: 2...10, seed: 1)
    #expect(choice.selection.candidates.map(\.k) == [2, 3])
    #expect(throws: ClusteringError.tooFewRows(method: "k-means", needed: 4, got: 3)) {
      try KMeans().choose(rows, range: 4...6, seed: 1)
    }
    #expect(throws: ClusteringError.tooFewRows(method: "k-means", needed: 5, got: 3)) {
      try KMeans().choose(rows, range: 2...3, forced: 5, seed: 1)
    }
    #expect(throws: ClusteringError.self) {
      try KMeans(starts: 0).choose(rows, range: 2...3, seed: 1)
    }
  }

  @Test("tells its progress, and never goes back")
  func progress() throws {
    let rows = try threeClouds(rows: 60, features: 2)
    var shares: [Double] = []
    _ = try KMeans().choose(rows, range: 2...4, seed: 1) { shares.append($0.share) }
    #expect(shares.count == 14)
    #expect(shares == shares.sorted())
    #expect(shares.allSatisfy { 0...1 ~= $0 })
  }

  @Test("stops when its task is cancelled")
  func cancellation() async throws {
    let rows = try threeClouds(rows: 60, features: 2)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try KMeans().choose(rows, seed: 1)
    }
    task.cancel()
    await #expect(throws: ClusteringError.cancelled) { try await task.value }
  }
}
