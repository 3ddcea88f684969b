import Numeric
import Testing

@testable import Clustering

@Suite("Separation of groups")
struct SeparationTests {
  static let places = GoldenGroupings.cases.indices

  @Test("Dunn's index and silhouettes by squares are the references'", arguments: places)
  func golden(place: Int) throws {
    let golden = GoldenGroupings.cases[place]
    let expected = GoldenValidity.shared.groupings[place]
    let rows = try GoldenGroupings.rows(of: golden)
    #expect(isNear(dunnIndex(of: rows, labels: golden.labels), expected.dunn, relative: 1e-9))
    let ours = squaredSilhouettes(of: rows, labels: golden.labels)
    let drawn = stride(from: 0, to: ours.count, by: 5).map { ours[$0] }
    #expect(drawn.count == expected.squaredSilhouettes.count)
    for (a, b) in zip(drawn, expected.squaredSilhouettes) { #expect(abs(a - b) < 1e-9) }
    guard let density = expected.density else { return }
    checkDensity(DensityBasedValidity(of: rows, labels: golden.labels), density)
  }

  @Test(
    "Density-based validity of crowds is that of the package hdbscan",
    arguments: GoldenValidity.shared.crowds.indices)
  func crowds(place: Int) throws {
    let expected = GoldenValidity.shared.crowds[place]
    let golden = DBSCANTests.cases[try #require(expected.case)]
    let rows = try GoldenCrowds.rows(golden.data)
    let found = DensityBasedValidity(of: rows, labels: golden.labels)
    checkDensity(found, expected)
    let backwards = Array((0..<rows.rowCount).reversed())
    let turned = DensityBasedValidity(
      of: rows.selectingRows(backwards), labels: golden.labels.reversed())
    #expect(turned == found)
  }

  @Test("One group, single rows and rows of no group have values too")
  func edges() throws {
    let rows = try Matrix(columns: [[1, 1, 1, 4, 90]])
    #expect(dunnIndex(of: rows, labels: [0, 0, 0, 0, -1]) == 0)
    #expect(dunnIndex(of: rows, labels: [0, 0, 0, 1, -1]) == .infinity)
    #expect(dunnIndex(of: rows, labels: [0, 0, 1, 1, -1]) == 0)
    #expect(squaredSilhouettes(of: rows, labels: [0, 0, 0, 1, -1]) == [1, 1, 1, 0, 0])
    let density = DensityBasedValidity(of: rows, labels: [0, 0, 0, 1, -1])
    #expect(density.groups == [1, 0] && abs(density.value - 0.6) < 1e-15)
    #expect(DensityBasedValidity(of: rows, labels: [0, 0, 0, 0, 0]).value == 0)
    #expect(DensityBasedValidity(of: rows, labels: [-1, -1, -1, -1, -1]).groups.isEmpty)
  }

  @Test("An estimated silhouette is within its bound, and exact for few rows")
  func estimate() throws {
    let rows = try threeClouds(rows: 6_000, features: 3)
    let labels = (0..<6_000).map { Int32($0 % 3) }
    let exact = meanSilhouette(of: rows, labels: labels)
    let all = estimatedSilhouette(of: rows, labels: labels, atMost: 6_000, seed: 1)
    #expect(abs(all.mean - exact) < 1e-12 && all.error == 0 && all.measured == 6_000)
    let inside = (0..<20).count { seed in
      let some = estimatedSilhouette(of: rows, labels: labels, atMost: 800, seed: UInt64(seed))
      return abs(some.mean - exact) <= some.error && some.error < 0.08
    }
    #expect(inside >= 19)
    let measured = MeasuredRows(rows, categories: 0)
    var noisy = labels
    for row in stride(from: 0, to: 6_000, by: 10) { noisy[row] = -1 }
    let several = measured.silhouetteEstimates([labels, noisy], whole: 2_000, seed: 3)
    #expect(several.map(\.measured) == [1_000, 1_000] && several.allSatisfy { !$0.isExact })
    #expect(abs(several[0].mean - exact) <= several[0].error)
    let without = meanSilhouette(of: rows, labels: noisy)
    #expect(abs(several[1].mean - without) <= several[1].error)
    let few = measured.silhouetteEstimates([labels, noisy], whole: 6_000, seed: 3)
    #expect(few.map(\.measured) == [6_000, 5_400] && few[1].mean == without)
    let places = [5, 5, 777]
    let whole = silhouettes(of: rows, groupings: [labels])[0]
    let drawn = silhouettes(of: rows, labels: labels, at: places)
    for (place, value) in zip(places, drawn) { #expect(abs(value - whole[place]) < 1e-12) }
  }
}

private func checkDensity(_ found: DensityBasedValidity, _ expected: GoldenValidity.Density) {
  #expect(abs(found.value - expected.value) < 1e-9)
  #expect(found.groups.count == expected.groups.count)
  for (a, b) in zip(found.groups, expected.groups) { #expect(abs(a - b) < 1e-9) }
}
