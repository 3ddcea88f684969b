import Numeric
import Parameters
import Testing

@testable import Clustering

/// What changes nothing for any clusterer of the catalogue; a new one inherits these tests.
@Suite("Every clusterer, whatever is done to the rows")
struct InvarianceTests {
  static let names = ClustererCatalog.all.map { type(of: $0).identifier }

  /// Three clouds of 40, 33 and 27 rows with space between them.
  static func clouds(features: Int = 3) throws -> (rows: Matrix, cloud: [Int32]) {
    var random = SplitMix64(seed: 20)
    let cloud = (0..<100).map { Int32($0 < 40 ? 0 : $0 < 73 ? 1 : 2) }
    let columns = (0..<features).map { feature in
      cloud.map { group in
        let centre = Double((Int(group) * (feature + 2)) % 5) * 6
        return centre + Double.random(in: -1...1, using: &random)
      }
    }
    return (try Matrix(columns: columns), cloud)
  }

  /// Fits the method as a person gets it, with three groups where it is told a number.
  static func labels(_ name: String, _ rows: Matrix) throws -> [Int32] {
    try #require(ClustererCatalog.clusterer(named: name)).withThreeGroups.fittedLabels(rows)
  }

  /// The valleys of its plot are steep only where a crowd is denser than its surroundings, and its walk
  /// begins at the row that is first by its first feature.
  static let walks = ["optics"]

  /// Three equal rows are more than half of the five that make a crowd for these.
  static let crowds = ["dbscan", "hdbscan", "optics"]

  @Test("finds clouds with space between them", arguments: names.filter { !walks.contains($0) })
  func finds(name: String) throws {
    let (rows, cloud) = try Self.clouds()
    #expect(adjustedRandIndex(try Self.labels(name, rows), cloud) > 0.9)
  }

  @Test("the order of rows", arguments: names)
  func permutation(name: String) throws {
    let (rows, _) = try Self.clouds()
    let labels = try Self.labels(name, rows)
    var random = SplitMix64(seed: 3)
    let order = (0..<rows.rowCount).shuffled(using: &random)
    #expect(try Self.labels(name, rows.selectingRows(order)) == order.map { labels[$0] })
  }

  @Test("the order of features", arguments: names.filter { !walks.contains($0) })
  func featureOrder(name: String) throws {
    let (rows, _) = try Self.clouds()
    let backwards = try Matrix(columns: [2, 1, 0].map { rows.columnValues($0) })
    #expect(try Self.labels(name, backwards) == Self.labels(name, rows))
  }

  @Test("a place of zero and, but for methods with a length of their own, a unit", arguments: names)
  func affine(name: String) throws {
    let (rows, _) = try Self.clouds()
    let labels = try Self.labels(name, rows)
    let moved = try Matrix(columns: (0..<3).map { rows.columnValues($0).map { $0 + 1_024 } })
    #expect(try Self.labels(name, moved) == labels)
    guard !["birch", "gaussian-mixture", "bayesian-gaussian-mixture"].contains(name) else { return }
    let doubled = try Matrix(columns: (0..<3).map { rows.columnValues($0).map { $0 * 2 } })
    #expect(try Self.labels(name, doubled) == labels)
  }

  @Test("a feature that is the same for all", arguments: names)
  func constant(name: String) throws {
    let (rows, _) = try Self.clouds()
    let constant = [Double](repeating: 7.25, count: rows.rowCount)
    let wider = try Matrix(
      columns: [rows.columnValues(0), constant, rows.columnValues(1), rows.columnValues(2)])
    #expect(try Self.labels(name, wider) == Self.labels(name, rows))
  }

  @Test("equal rows have equal labels", arguments: names)
  func duplicates(name: String) throws {
    let (rows, cloud) = try Self.clouds()
    let thrice = rows.selectingRows((0..<300).map { $0 % 100 })
    let labels = try Self.labels(name, thrice)
    for row in 100..<300 { #expect(labels[row] == labels[row % 100]) }
    guard !Self.crowds.contains(name) else { return }
    #expect(adjustedRandIndex(Array(labels.prefix(100)), cloud) > 0.9)
  }

  @Test("too few rows are refused in words or make fewer groups", arguments: names, [1, 2, 3])
  func few(name: String, rows: Int) throws {
    let method = try #require(ClustererCatalog.clusterer(named: name))
    let (clouds, _) = try Self.clouds()
    for matrix in [
      clouds.selectingRows((0..<rows).map { $0 * 37 }),
      clouds.selectingRows([Int](repeating: 5, count: rows)),
    ] {
      do {
        let labels = try method.fittedLabels(matrix)
        #expect(labels.count == rows && labels.allSatisfy { $0 >= -1 && $0 < Int32(rows) })
      } catch let error as ClusteringError {
        #expect(!"\(error)".isEmpty)
      }
    }
  }

  @Test(
    "one huge value is survived, and every label is a group of the model or none",
    arguments: names)
  func huge(name: String) throws {
    var (rows, cloud) = try Self.clouds()
    rows[50, 1] = 1e9
    let method = try #require(ClustererCatalog.clusterer(named: name)).withThreeGroups
    let (labels, groups) = try method.fittedGroups(rows)
    #expect(labels.count == cloud.count && groups > 0)
    #expect(labels.allSatisfy { -1..<Int32(groups) ~= $0 })
    #expect(labels.contains { $0 >= 0 })
  }
}

extension Clusterer {
  fileprivate func fittedLabels(_ rows: Matrix) throws -> [Int32] {
    try fit(rows, seed: 7).labels(of: rows)
  }

  fileprivate func fittedGroups(_ rows: Matrix) throws -> (labels: [Int32], groups: Int) {
    let model = try fit(rows, seed: 7)
    return (try model.labels(of: rows), model.clusterCount)
  }

  fileprivate var withThreeGroups: any Clusterer {
    guard var counted = self as? any CountedClusterer else { return self }
    counted.clusters = 3
    return counted
  }
}
