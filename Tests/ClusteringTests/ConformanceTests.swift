import FoundationEssentials
import Numeric
import Parameters
import Testing

@testable import Clustering

/// What every clusterer of the catalogue keeps; a new one inherits these tests.
@Suite("Every clusterer")
struct ConformanceTests {
  static let names = ClustererCatalog.all.map { type(of: $0).identifier }

  @Test func namesAreUnique() { #expect(Set(Self.names).count == Self.names.count) }

  @Test("gives a training row its own label, alone and in any batch", arguments: names)
  func batches(name: String) throws {
    let rows = try threeClouds(rows: 101, features: 4)
    let method = try #require(ClustererCatalog.clusterer(named: name))
    let model = try method.fit(rows, seed: 5)
    let labels = try model.labels(of: rows)
    #expect(labels.allSatisfy { -1..<Int32(model.clusterCount) ~= $0 })
    for row in 0..<rows.rowCount {
      #expect(try model.labels(of: rows.selectingRows([row])) == [labels[row]])
    }
    let backwards = rows.selectingRows(Array((0..<rows.rowCount).reversed()))
    #expect(try model.labels(of: backwards) == labels.reversed())
  }

  @Test("gives equal models for equal seeds", arguments: names)
  func seeds(name: String) throws {
    let rows = try threeClouds(rows: 99, features: 2)
    let method = try #require(ClustererCatalog.clusterer(named: name))
    #expect(try encoded(method.fit(rows, seed: 9)) == encoded(method.fit(rows, seed: 9)))
  }

  @Test("keeps its model through JSON to the last bit", arguments: names)
  func storage(name: String) throws {
    let rows = try threeClouds(rows: 99, features: 2)
    let method = try #require(ClustererCatalog.clusterer(named: name))
    try checkStorage(of: method, rows: rows)
  }

  @Test("chooses a number of groups, and its model labels the rows as told", arguments: names)
  func choice(name: String) throws {
    let rows = try threeClouds(rows: 99, features: 2)
    let method = try #require(ClustererCatalog.clusterer(named: name))
    let choice = try method.choose(
      rows, range: 2...4, forced: nil, rule: ClusterCountRule(), seed: 3
    ) { _ in }
    #expect(choice.selection.chosen == choice.model.clusterCount)
    #expect(choice.labels == (try choice.model.labels(of: rows)))
    #expect(choice.model.identifier == name)
    #expect(choice.model.centres.rowCount == choice.model.clusterCount)
    let places = try choice.model.places(of: rows)
    #expect(places.allSatisfy { 0..<Int32(choice.model.clusterCount) ~= $0.cluster })
    let data = try JSONEncoder().encode(choice.model)
    let again = try JSONDecoder().decode(AnyClusteringModel.self, from: data)
    #expect(try again.places(of: rows) == places)
  }

  @Test("refuses cells that are not finite", arguments: names, [Double.nan, .infinity, 1e300])
  func notFinite(name: String, cell: Double) throws {
    var rows = try threeClouds(rows: 30, features: 2)
    rows[17, 1] = cell
    let method = try #require(ClustererCatalog.clusterer(named: name))
    #expect(throws: ClusteringError.notFinite(row: 17, column: 1, value: "\(cell)")) {
      try method.fit(rows, seed: 0)
    }
  }

  @Test("refuses rows of another width", arguments: names)
  func width(name: String) throws {
    let method = try #require(ClustererCatalog.clusterer(named: name))
    let model = try method.fit(threeClouds(rows: 30, features: 3), seed: 0)
    #expect(throws: ShapeError.featureCount(expected: 3, got: 2)) {
      try model.labels(of: threeClouds(rows: 5, features: 2))
    }
    #expect(try model.labels(of: Matrix(rowCount: 0, columnCount: 3)).isEmpty)
  }

  @Test("refuses no rows at all", arguments: names)
  func noRows(name: String) throws {
    let method = try #require(ClustererCatalog.clusterer(named: name))
    #expect(throws: ClusteringError.self) {
      try method.fit(Matrix(rowCount: 0, columnCount: 2), seed: 0)
    }
  }

  @Test("refuses bad values of each parameter, and says what would be right", arguments: names)
  func parameters(name: String) throws {
    let method = try #require(ClustererCatalog.clusterer(named: name))
    try checkParameters(of: method)
  }
}

private func checkStorage<Method: Clusterer>(of method: Method, rows: Matrix) throws {
  let model = try method.fit(rows, seed: 3)
  let copy = try JSONDecoder().decode(Method.Model.self, from: encoded(model))
  #expect(try encoded(copy) == encoded(model))
  #expect(try copy.labels(of: rows) == model.labels(of: rows))
}

private func checkParameters<Method: Clusterer>(of method: Method) throws {
  for parameter in Method.parameters {
    for setting in badSettings(for: parameter.kind) {
      var changed = method
      #expect(throws: ParameterError.self, "\(parameter.name) = \(setting)") {
        try changed.set(parameter.name, to: setting)
      }
    }
  }
}

private func badSettings(for kind: ParameterKind) -> [Setting] {
  switch kind {
  case .integer: [.number(-1), .number(0), .number(1.5), .number(.nan), .word("four")]
  case .number: [.number(.nan), .number(.infinity), .word("much"), .flag(true)]
  case .flag: [.number(1), .word("yes")]
  case .choice: [.word("no such word"), .number(1)]
  }
}

private func encoded(_ value: some Encodable) throws -> Data {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  return try encoder.encode(value)
}
