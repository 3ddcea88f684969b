import Numeric
import Testing

@testable import Clustering

@Suite("k-means against scikit-learn")
struct KMeansGoldenTests {
  @Test func fixturesAreThere() { #expect(GoldenGroupings.cases.count == 16) }

  @Test("Equal seeds end in equal groups", arguments: GoldenGroupings.cases)
  func groups(_ golden: GoldenGroupings.Case) throws {
    let rows = BlockedRows(try GoldenGroupings.rows(of: golden))
    let seeds = Centres(
      count: golden.k, featureCount: rows.featureCount, values: golden.seeds.flatMap(\.self))
    let run = lloyd(
      rows, from: seeds, within: LloydLimits(iterations: 1_000, leastMove: 0))
    let labels = (0..<rows.rowCount).map { Int32(run.grouping.label(ofRow: $0)) }
    #expect(run.converged)
    #expect(labels == golden.labels)
    #expect(isNear(run.inertia, golden.inertia, relative: 1e-12))
    for (ours, theirs) in zip(run.centres.values, golden.centres.flatMap(\.self)) {
      #expect(abs(ours - theirs) < 1e-12)
    }
  }
}
