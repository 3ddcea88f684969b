import Numeric
import Testing

@testable import Clustering

@Suite("Balanced k-means")
struct BalancedKMeansTests {
  /// Three clouds, of which one is ten times the others.
  private func uneven(rows: Int = 600) throws -> Matrix {
    var random = SplitMix64(seed: 8)
    let middles = [0.0, 8, 20]
    let columns = (0..<2).map { _ in
      (0..<rows).map { row in
        middles[row % 12 < 10 ? 0 : row % 12 - 9] + Double.random(in: -3...3, using: &random)
      }
    }
    return try Matrix(columns: columns)
  }

  @Test("keeps the bounds, and a training row its group", arguments: [2, 3, 4, 7])
  func bounds(clusters: Int) throws {
    let rows = try uneven()
    let method = BalancedKMeans(clusters: clusters, leastShare: 0.12, greatestShare: 0.35)
    let model = try method.fit(rows, seed: 1)
    let bounds = method.bounds(rows: 600)
    #expect(model.summary.sizes.allSatisfy(bounds.contains), "\(model.summary.sizes)")
    #expect(model.clusterCount == clusters)
    let labels = try model.labels(of: rows)
    #expect(
      model.summary.sizes
        == (0..<clusters).map { group in
          labels.filter { $0 == Int32(group) }.count
        })
  }

  @Test("is k-means where the bounds leave room")
  func free() throws {
    let rows = try threeClouds(rows: 300, features: 2)
    let plain = try KMeans(clusters: 3).fit(rows, seed: 1)
    let method = BalancedKMeans(clusters: 3, leastShare: 0, greatestShare: 1, starts: 10)
    let model = try method.fit(rows, seed: 1)
    #expect(model.offsets == [0, 0, 0])
    #expect(isNear(model.inertia, plain.inertia, relative: 1e-9))
  }

  @Test("costs the least there is for given centres", arguments: (0..<30).map { UInt64($0) })
  func optimum(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let costs = (0..<3).map { group in
      (0..<8).map { _ in Double.random(in: 0...1, using: &random) * Double(1 + group) }
    }
    let bounds = [2...4, 1...3, 0...3, 2...3][Int(seed % 4)]
    let assignment = BoundedAssignment(costs: costs, bounds: bounds)
    var least = Double.infinity
    for code in 0..<6_561 {
      var rest = code
      let labels = (0..<8).map { _ in
        defer { rest /= 3 }
        return rest % 3
      }
      let fits = (0..<3).allSatisfy { group in
        bounds.contains(labels.filter { $0 == group }.count)
      }
      if fits { least = min(least, total(costs, labels)) }
    }
    #expect(isNear(total(costs, assignment.labels), least, relative: 1e-12))
    // With the offsets each row finds its group by itself.
    let offsets = assignment.offsets(equalTo: Array(0..<8))
    for row in 0..<8 {
      let sums = (0..<3).map { costs[$0][row] + offsets[$0] }
      #expect(sums.indices.min { sums[$0] < sums[$1] } == assignment.labels[row])
    }
  }

  @Test("the order of the rows changes nothing")
  func order() throws {
    let rows = try uneven()
    let shuffled = rows.selectingRows((0..<600).map { ($0 * 37) % 600 })
    let method = BalancedKMeans(clusters: 4)
    #expect(try method.fit(shuffled, seed: 4) == method.fit(rows, seed: 4))
  }

  @Test("keeps equal rows together, and misses a bound for it")
  func equal() throws {
    let rows = try Matrix(columns: [[0, 0, 0, 0, 0, 0, 5, 9]])
    let model = try BalancedKMeans(clusters: 2, leastShare: 0.5).fit(rows, seed: 0)
    #expect(model.summary.sizes == [6, 2])
  }

  @Test("says how many rows are too many")
  func tooMany() throws {
    let rows = try Matrix(columns: [(0...100_000).map(Double.init)])
    #expect(
      throws: ClusteringError.tooManyRows(method: "balanced-k-means", most: 100_000, got: 100_001)
    ) { try BalancedKMeans().fit(rows, seed: 0) }
  }
}

private func total(_ costs: [[Double]], _ labels: [Int]) -> Double {
  labels.indices.reduce(0) { $0 + costs[labels[$1]][$1] }
}
