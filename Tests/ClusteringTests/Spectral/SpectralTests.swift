import FoundationEssentials
import Numeric
import TestSupport
import Testing

@testable import Clustering

/// What scikit-learn says about moons, rings and crowds; `Fixtures/make_spectral.py` made it.
struct GoldenSpectral: Decodable {
  struct Case: Decodable, CustomStringConvertible {
    let data: String
    let k: Int
    let affinity: Affinity
    let neighbours: Int
    let gamma: Double
    let labels: [Int32]

    var description: String { "\(data), \(k), \(affinity.rawValue) \(neighbours) \(gamma)" }
  }

  let data: [String: [[Double]]]
  let truth: [String: [Int32]]
  let cases: [Case]

  static let shared = requiredGolden(Self.self, "spectral.json")

  static var cases: [Case] { shared.cases }

  static func rows(_ name: String) throws -> Matrix {
    try Matrix(columns: shared.data[name] ?? [])
  }
}

@Suite("Spectral clustering against scikit-learn")
struct SpectralTests {
  @Test func fixturesAreThere() { #expect(GoldenSpectral.cases.count == 13) }

  @Test("cuts the graph where scikit-learn does", arguments: GoldenSpectral.cases)
  func groups(_ golden: GoldenSpectral.Case) throws {
    let rows = try GoldenSpectral.rows(golden.data)
    let method = Spectral(
      clusters: golden.k, affinity: golden.affinity, neighbours: golden.neighbours,
      gamma: golden.gamma)
    let model = try method.fit(rows, seed: 0)
    #expect(adjustedRandIndex(try model.labels(of: rows), golden.labels) >= 0.99)
    #expect(abs(model.eigenvalues[0]) < 1e-9)
  }

  @Test("parts moons and rings by each affinity and place", arguments: Affinity.allCases)
  func shapes(affinity: Affinity) throws {
    for name in ["moons", "rings"] {
      let rows = try GoldenSpectral.rows(name)
      let truth = try #require(GoldenSpectral.shared.truth[name])
      for places in SpectralPlaces.allCases {
        let method = Spectral(
          clusters: 2, affinity: affinity, neighbours: 12, gamma: 25, places: places)
        let labels = try method.fit(rows, seed: 1).labels(of: rows)
        #expect(adjustedRandIndex(labels, truth) >= 0.98, "\(name), \(places)")
      }
    }
  }

  @Test("the order of the rows changes nothing", arguments: Affinity.allCases)
  func order(affinity: Affinity) throws {
    for name in ["moons", "copies", "manyMoons"] {
      let rows = try GoldenSpectral.rows(name)
      let shuffled = rows.selectingRows((0..<rows.rowCount).map { ($0 * 37) % rows.rowCount })
      let method = Spectral(clusters: 3, affinity: affinity, gamma: 4)
      let (model, other) = (try method.fit(rows, seed: 0), try method.fit(shuffled, seed: 0))
      #expect(try other.labels(of: rows) == model.labels(of: rows))
      #expect(other.eigenvalues == model.eigenvalues)
    }
  }

  @Test("joins parts of a graph that do not hang together, and cuts them first")
  func apart() throws {
    var columns: [[Double]] = [[], []]
    var random = SplitMix64(seed: 5)
    for row in 0..<700 {
      columns[0].append(Double(row % 4) * 100 + random.nextUnit())
      columns[1].append(random.nextUnit())
    }
    let rows = try Matrix(columns: columns)
    let truth = (0..<700).map { Int32($0 % 4) }
    for affinity in Affinity.allCases {
      for places in SpectralPlaces.allCases {
        let method = Spectral(clusters: 4, affinity: affinity, places: places)
        let labels = try method.fit(rows, seed: 3).labels(of: rows)
        #expect(adjustedRandIndex(labels, truth) == 1, "\(affinity), \(places)")
        // Fewer groups than parts: whole parts stay together.
        let two = try Spectral(clusters: 2, affinity: affinity).fit(rows, seed: 3).labels(of: rows)
        for part in 0..<4 {
          #expect(Set(two.indices.filter { $0 % 4 == part }.map { two[$0] }).count == 1)
        }
      }
    }
  }

  @Test("gives each number the groups it has alone")
  func numbers() throws {
    let rows = try GoldenSpectral.rows("crowds")
    let models = try Spectral().fit(rows, numbers: [2, 3, 5], seed: 1) { _ in }
    for (model, number) in zip(models, [2, 3, 5]) {
      let alone = try Spectral(clusters: number).fit(rows, seed: 1)
      #expect(try model.labels(of: rows) == alone.labels(of: rows))
    }
  }

  @Test("survives few rows, equal rows and one far away")
  func degenerate() throws {
    var far = (0..<60).map { Double($0 % 10) }
    far[7] = 1e12
    let tables: [[[Double]]] = [[[3]], [[1, 1, 1]], [[1, 1, 2]], [far, far.reversed()]]
    for table in tables {
      let rows = try Matrix(columns: table)
      for affinity in Affinity.allCases {
        let count = Set(table[0]).count
        let model = try Spectral(clusters: min(2, count), affinity: affinity).fit(rows, seed: 0)
        #expect(try !model.labels(of: rows).contains(-1))
      }
    }
  }

  @Test("says how many rows are too many")
  func tooMany() throws {
    let rows = try Matrix(columns: [(0...20_000).map(Double.init)])
    #expect(throws: ClusteringError.tooManyRows(method: "spectral", most: 20_000, got: 20_001)) {
      try Spectral().fit(rows, seed: 0)
    }
    #expect(throws: ClusteringError.tooManyRows(method: "spectral", most: 5_000, got: 20_001)) {
      try Spectral(affinity: .gaussian).fit(rows, seed: 0)
    }
  }
}
