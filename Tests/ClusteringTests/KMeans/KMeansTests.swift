import FoundationEssentials
import Numeric
import Parameters
import Testing

@testable import Clustering

@Suite("k-means")
struct KMeansTests {
  let rows: Matrix
  let toTheEnd = LloydLimits(iterations: 1_000, leastMove: 0)

  init() throws { rows = try threeClouds(rows: 203, features: 3) }

  @Test("Groups are numbered by size")
  func order() throws {
    let model = try KMeans(clusters: 5).fit(rows, seed: 1)
    #expect(model.sizes == model.sizes.sorted(by: >))
    #expect(model.sizes.reduce(0, +) == rows.rowCount)
    let labels = try model.labels(of: rows)
    for group in 0..<5 { #expect(labels.count { $0 == group } == model.sizes[group]) }
  }

  @Test("Centres are the means of their groups and the inertia is theirs", arguments: [1, 3, 8])
  func means(clusters: Int) throws {
    let model = try KMeans(clusters: clusters, tolerance: 0).fit(rows, seed: 7)
    let labels = try model.labels(of: rows)
    let groups = GroupMeans(of: rows, labels: labels)
    for group in 0..<clusters {
      for feature in 0..<3 {
        #expect(abs(model.centres[group, feature] - groups.means[group][feature]) < 1e-12)
      }
    }
    let inertia = groups.squaredDistances(of: rows, labels: labels)
    #expect(isNear(model.inertia, inertia, relative: 1e-12))
  }

  @Test("The best of the starts is kept, whichever threads ran them")
  func bestStart() throws {
    let method = KMeans(clusters: 6, starts: 12)
    let blocked = BlockedRows(rows)
    let inertias = method.seedDraws(3).map { draws in
      let seeds = chooseSeeds(6, from: blocked, by: draws)
      return method.run(blocked, from: seeds, within: method.limits(for: blocked)).inertia
    }
    #expect(try method.fit(rows, seed: 3).inertia == inertias.min())
    #expect(Set(inertias).count > 1)
  }

  @Test("A group without rows takes the farthest row")
  func emptyGroup() throws {
    let far = Centres(count: 3, featureCount: 1, values: [0, 1, 1_000])
    let line = BlockedRows(try Matrix(columns: [[0, 0.1, 0.9, 1, 1.2, 9]]))
    let run = lloyd(line, from: far, within: toTheEnd)
    #expect(run.grouping.counts.allSatisfy { $0 > 0 })
    #expect(run.centres.values.contains(9))
  }

  @Test("Single moves never raise the inertia, and find the better of two traps")
  func refinement() throws {
    for seed in 0..<20 as Range<UInt64> {
      let plain = try KMeans(clusters: 7, starts: 1, tolerance: 0).fit(rows, seed: seed)
      let method = KMeans(clusters: 7, starts: 1, tolerance: 0, refine: true)
      let refined = try method.fit(rows, seed: seed)
      #expect(refined.inertia <= plain.inertia)
    }
    // Lloyd's iterations leave 2.6 with the three fives, whose mean of 4.4 is a little nearer.
    let line = BlockedRows(try Matrix(columns: [[0, 1, 2.6, 5, 5, 5]]))
    let trap = Centres(count: 2, featureCount: 1, values: [0.5, 4.4])
    let stuck = lloyd(line, from: trap, within: toTheEnd)
    let freed = KMeans(clusters: 2, refine: true).run(line, from: trap, within: toTheEnd)
    #expect(stuck.grouping.counts == [2, 4])
    #expect(freed.grouping.counts == [3, 3])
    #expect(freed.inertia < stuck.inertia)
  }

  @Test("The place of a row names the nearest and the second nearest group")
  func places() throws {
    let model = try KMeans(clusters: 3).fit(rows, seed: 1)
    let labels = try model.labels(of: rows)
    for (place, label) in zip(try model.places(of: rows), labels) {
      #expect(place.cluster == label)
      #expect(place.secondCluster != label)
      #expect(place.distance <= place.secondDistance ?? 0)
    }
    let alone = try KMeans(clusters: 1).fit(rows, seed: 1)
    #expect(try alone.places(of: rows).allSatisfy { $0.secondCluster == nil })
  }

  @Test("Fewer distinct rows than groups are refused")
  func fewRows() throws {
    let twice = try Matrix(columns: [[1, 1, 2, 2, 2], [3, 3, 4, 4, 4]])
    #expect(throws: ClusteringError.tooFewRows(method: "k-means", needed: 3, got: 2)) {
      try KMeans(clusters: 3).fit(twice, seed: 0)
    }
    #expect(try KMeans(clusters: 2).fit(twice, seed: 0).inertia == 0)
  }
}
