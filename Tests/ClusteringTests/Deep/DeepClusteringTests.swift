import Glibc
import Numeric
import Testing

@testable import Clustering

@Suite("Deep clustering")
struct DeepClusteringTests {
  /// Customers of four kinds by two hidden traits, seen through twelve features that grow
  /// exponentially with sums of both.
  private func grown() throws -> (rows: Matrix, truth: [Int32]) {
    var random = SplitMix64(seed: 21)
    func noise() -> Double { (0..<12).reduce(-6.0) { sum, _ in sum + random.nextUnit() } }
    let weights = (0..<24).map { _ in 0.7 * noise() }
    var columns = [[Double]](repeating: [], count: 12)
    for row in 0..<400 {
      let first = Double(row % 2) * 3 - 1.5 + 0.4 * noise()
      let second = Double(row / 2 % 2) * 3 - 1.5 + 0.4 * noise()
      for feature in 0..<12 {
        columns[feature].append(exp(first * weights[feature] + second * weights[feature + 12]))
      }
    }
    return (try Matrix(columns: columns), (0..<400).map { Int32($0 % 4) })
  }

  /// Two half moons.
  private func moons() throws -> (rows: Matrix, truth: [Int32]) {
    let rows = try GoldenSpectral.rows("moons")
    return (rows, try #require(GoldenSpectral.shared.truth["moons"]))
  }

  @Test("does as well as k-means on blobs that lie apart", arguments: [1, 2, 3] as [UInt64])
  func blobs(seed: UInt64) throws {
    var random = SplitMix64(seed: 30 + seed)
    var columns = [[Double]](repeating: [], count: 5)
    let places = (0..<4).map { _ in (0..<5).map { _ in 8 * random.nextUnit() } }
    for row in 0..<400 {
      for feature in 0..<5 {
        let noise = (0..<4).reduce(0.0) { sum, _ in sum + random.nextUnit() - 0.5 }
        columns[feature].append(places[row % 4][feature] + 0.8 * noise)
      }
    }
    let rows = try Matrix(columns: columns)
    let truth = (0..<400).map { Int32($0 % 4) }
    let plain = try KMeans(clusters: 4).fit(rows, seed: seed).labels(of: rows)
    let deep = try DeepClustering(clusters: 4).fit(rows, seed: seed).labels(of: rows)
    #expect(adjustedRandIndex(deep, truth) >= adjustedRandIndex(plain, truth))
  }

  @Test("finds groups that k-means does not find, whatever the seed")
  func bent() throws {
    for (isGrown, count) in [(true, 4), (false, 2)] {
      let (rows, truth) = isGrown ? try grown() : try moons()
      let plain = try KMeans(clusters: count).fit(rows, seed: 0).labels(of: rows)
      let method = DeepClustering(clusters: count)
      let found = try (0..<4).map { seed -> Double in
        let labels = try method.fit(rows, seed: UInt64(seed)).labels(of: rows)
        return adjustedRandIndex(labels, truth)
      }
      #expect(adjustedRandIndex(plain, truth) < 0.6)
      #expect((found.min() ?? 0) >= adjustedRandIndex(plain, truth) + 0.1)
    }
  }

  @Test("the gradient of the divergence is that of finite differences")
  func gradient() throws {
    var random = SplitMix64(seed: 5)
    func numbers(_ count: Int) -> [Double] { (0..<count).map { _ in 2 * random.nextUnit() - 1 } }
    var groups = SoftGroups(try Matrix(columns: [numbers(3), numbers(3)]))
    var codes = RowVectors(try Matrix(columns: [numbers(6), numbers(6)]), selecting: 0..<6)
    let targets = SoftGroups.targets(of: groups.shares(of: codes))
    for row in targets { #expect(abs(row.reduce(0, +) - 1) < 1e-12) }
    let loss = groups.loss(of: codes, targets: targets)
    let step = 1e-6
    for place in groups.centres.indices {
      let value = groups.centres[place]
      groups.centres[place] = value + step
      let more = groups.loss(of: codes, targets: targets).divergence
      groups.centres[place] = value - step
      let less = groups.loss(of: codes, targets: targets).divergence
      groups.centres[place] = value
      #expect(abs((more - less) / (2 * step) - loss.alongCentres[place]) < 1e-7)
    }
    for row in 0..<6 {
      for column in 0..<2 {
        let value = codes[row, column]
        codes[row, column] = value + step
        let more = groups.loss(of: codes, targets: targets).divergence
        codes[row, column] = value - step
        let less = groups.loss(of: codes, targets: targets).divergence
        codes[row, column] = value
        #expect(abs((more - less) / (2 * step) - loss.alongCodes[row, column]) < 1e-7)
      }
    }
  }

  @Test("the order of the rows changes nothing, nor how many numbers are tried")
  func order() throws {
    let rows = try threeClouds(rows: 150, features: 3)
    let shuffled = rows.selectingRows((0..<150).map { ($0 * 37) % 150 })
    let method = DeepClustering(clusters: 3, pretraining: 200, training: 200)
    let model = try method.fit(rows, seed: 1)
    let labels = try model.labels(of: rows)
    #expect(try method.fit(shuffled, seed: 1).labels(of: rows) == labels)
    let several = try method.fit(rows, numbers: [2, 3], seed: 1) { _ in }
    #expect(try several[1].labels(of: rows) == labels)
    #expect(model.curves.count == 2)
    #expect((model.curves[0].losses.last ?? 1) < (model.curves[0].losses.first ?? 0))
  }

  @Test("survives one row, equal rows and one far away")
  func degenerate() throws {
    var far = (0..<60).map { Double($0 % 10) }
    far[7] = 1e12
    let tables: [[[Double]]] = [[[3]], [[1, 1, 1]], [[1, 1, 2]], [far, far.reversed()]]
    for table in tables {
      let rows = try Matrix(columns: table)
      let method = DeepClustering(
        clusters: min(2, Set(table[0]).count), pretraining: 50, training: 50)
      #expect(try !method.fit(rows, seed: 0).labels(of: rows).contains(-1))
    }
  }

  @Test("says how many rows are too many")
  func tooMany() throws {
    let rows = try Matrix(columns: [(0...200_000).map(Double.init)])
    #expect(throws: ClusteringError.tooManyRows(method: "deep", most: 200_000, got: 200_001)) {
      try DeepClustering().fit(rows, seed: 0)
    }
  }

  @Test("ends when nobody waits any more")
  func cancellation() async throws {
    let rows = try threeClouds(rows: 300, features: 3)
    let work = Task { () -> Bool in
      while !Task.isCancelled { await Task.yield() }
      do { _ = try DeepClustering(pretraining: 100_000).fit(rows, seed: 0) } catch { return true }
      return false
    }
    work.cancel()
    #expect(await work.value)
  }
}
