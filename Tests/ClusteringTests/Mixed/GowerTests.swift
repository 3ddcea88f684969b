import FoundationEssentials
import Numeric
import Testing

@testable import Clustering

@Suite("k-medoids by Gower's distance")
struct GowerTests {
  private func points(_ golden: GoldenMixed.Case) throws -> (WeightedPoints, Double) {
    let rows = try golden.rows()
    let metric = FittedMetric(.gower, to: rows, categories: golden.categories)
    let once = [Int](repeating: 1, count: rows.rowCount)
    return (
      WeightedPoints(metric.measured(rows), weights: once, metric: metric.kernel), metric.factor
    )
  }

  @Test("swaps to the loss of kmedoids from the same start", arguments: GoldenMixed.shared.cases)
  func swaps(_ golden: GoldenMixed.Case) throws {
    let (points, factor) = try points(golden)
    let run = try swappedMedoids(
      golden.start, of: points, order: Array(0..<points.count), passes: 1_000)
    #expect(isNear(factor * run.loss, golden.loss, relative: 1e-9))
  }

  @Test("builds to the loss of kmedoids", arguments: GoldenMixed.shared.cases)
  func build(_ golden: GoldenMixed.Case) throws {
    let (points, factor) = try points(golden)
    let grouping = MedoidGrouping(points, medoids: try builtMedoids(golden.k, of: points))
    #expect(isNear(factor * grouping.loss, golden.built, relative: 1e-9))
  }

  @Test("silhouettes are scikit-learn's", arguments: GoldenMixed.shared.cases)
  func silhouettes(_ golden: GoldenMixed.Case) throws {
    let rows = MeasuredRows(try golden.rows(), categories: golden.categories)
    #expect(isNear(rows.groupingSilhouettes([golden.labels])[0], golden.silhouette, relative: 1e-9))
    let places = [5, 0, 17]
    let all = rows.rowSilhouettes([golden.labels])[0]
    #expect(rows.rowSilhouettes([golden.labels], at: places) == [places.map { all[$0] }])
    // Rows of no group are left out.
    let some = golden.labels.map { $0 == 0 ? -1 : $0 - 1 }
    #expect(
      rows.groupingSilhouettes([golden.labels, some])[0]
        == rows.groupingSilhouettes([golden.labels])[0])
  }

  @Test("measures new rows on the ranges of the training rows")
  func newRows() throws {
    let rows = try Matrix(columns: [[0, 1, 10, 9], [5, 5, 5, 5], [0, 0, 1, 1]])
    var method = KMedoids(clusters: 2, metric: .gower)
    method.categoryCount = 1
    let model = try method.fit(rows, seed: 0)
    #expect(isNear(model.loss, 0.2 / 3, relative: 1e-12))
    let new = try Matrix(columns: [[20, 1], [0, 5], [-2, 1]])
    let medoids = (0..<2).map { model.medoids[$0, 0] }
    for (row, distances) in model.distances(of: new).enumerated() {
      for group in 0..<2 {
        let number = abs(new[row, 0] - medoids[group]) / 10
        let category = new[row, 2] == model.medoids[group, 2] ? 0.0 : 1.0
        #expect(isNear(distances[group], (number + category) / 3, relative: 1e-12))
      }
    }
    let data = try JSONEncoder().encode(model)
    #expect(try JSONDecoder().decode(KMedoidsModel.self, from: data) == model)
  }

  @Test("other metrics refuse categories, in words")
  func refusal() throws {
    var method = KMedoids(clusters: 2)
    method.categoryCount = 1
    #expect(!method.takesCategories && KMedoids(metric: .gower).takesCategories)
    let rows = try threeKinds(rows: 20)
    let error = #expect(throws: ClusteringError.self) { try method.fit(rows, seed: 0) }
    #expect(
      error?.description
        == "k-medoids groups by numbers only; set its metric to gower, or leave the categories out."
    )
  }
}
