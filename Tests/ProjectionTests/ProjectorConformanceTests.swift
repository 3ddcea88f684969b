import FoundationEssentials
import Numeric
import Parameters
import Testing

@testable import Projection

/// What every projector of the catalogue keeps; a new one inherits these tests.
@Suite("Every projector")
struct ProjectorConformanceTests {
  static let names = ProjectorCatalog.all.map { type(of: $0).identifier }

  @Test func namesAreUnique() { #expect(Set(Self.names).count == Self.names.count) }

  @Test("places a row each, in the same place for equal seeds", arguments: names)
  func seeds(name: String) throws {
    let method = try #require(ProjectorCatalog.projector(named: name))
    let rows = try fourClouds(of: 40)
    let places = try method.places(of: rows, seed: 3)
    #expect(places.rowCount == 160 && places.columnCount == 2)
    #expect(try method.places(of: rows, seed: 3) == places)
  }

  @Test("places rows alike in any order", arguments: names)
  func permutation(name: String) throws {
    let method = try #require(ProjectorCatalog.projector(named: name))
    let rows = try fourClouds(of: 30)
    let order = (0..<120).map { $0 * 77 % 120 }
    let places = try method.places(of: rows, seed: 3).selectingRows(order)
    #expect(near(try method.places(of: rows.selectingRows(order), seed: 3), places))
  }

  @Test("places equal rows in one place", arguments: names)
  func duplicates(name: String) throws {
    let method = try #require(ProjectorCatalog.projector(named: name))
    let rows = try fourClouds(of: 6).selectingRows((0..<96).map { $0 % 24 })
    let places = try method.places(of: rows, seed: 3)
    for row in 24..<96 { #expect(places.row(row) == places.row(row % 24)) }
    let same = try Matrix(columns: [[4, 4, 4], [1, 1, 1]])
    #expect(try method.places(of: same, seed: 3) == Matrix(rowCount: 3, columnCount: 2))
  }

  @Test("places few rows, and refuses none", arguments: names, [1, 2, 3, 4, 5, 12])
  func few(name: String, count: Int) throws {
    let method = try #require(ProjectorCatalog.projector(named: name))
    let rows = try fourClouds(of: 3).selectingRows(Array(0..<count))
    #expect(isFinite(try method.places(of: rows, seed: 3)))
    #expect(throws: ProjectionError.self) {
      try method.places(of: Matrix(rowCount: 0, columnCount: 2), seed: 3)
    }
  }

  @Test("places rows with constant columns, one feature, or one huge value", arguments: names)
  func degenerate(name: String) throws {
    let method = try #require(ProjectorCatalog.projector(named: name))
    let line = (0..<60).map { Double($0 * $0) }
    let flat = Array(repeating: 5.0, count: 60)
    for columns in [[line], [flat, line, flat], [line.dropLast() + [1e12], line], [line, line]] {
      #expect(isFinite(try method.places(of: Matrix(columns: columns), seed: 3)))
    }
  }

  @Test("refuses cells that are not finite", arguments: names, [Double.nan, .infinity, 1e300])
  func notFinite(name: String, cell: Double) throws {
    let method = try #require(ProjectorCatalog.projector(named: name))
    var rows = try fourClouds(of: 10)
    rows[17, 1] = cell
    #expect(throws: ProjectionError.notFinite(row: 17, column: 1)) {
      try method.places(of: rows, seed: 3)
    }
  }

  @Test("stops when cancelled, but for the quick one", arguments: names.filter { $0 != "pca" })
  func cancellation(name: String) async throws {
    let rows = try fourClouds(of: 300)
    let task = Task.detached {
      let method = try #require(ProjectorCatalog.projector(named: name))
      while !Task.isCancelled { await Task.yield() }
      return try method.places(of: rows, seed: 3)
    }
    task.cancel()
    await #expect(throws: ProjectionError.cancelled) { try await task.value }
  }

  @Test("refuses more rows than it places", arguments: names.filter { $0 != "pca" })
  func size(name: String) throws {
    let method = try #require(ProjectorCatalog.projector(named: name))
    let rows = try Matrix(columns: [(0...type(of: method).mostRows).map { Double($0) }])
    #expect(throws: ProjectionError.self) { try method.places(of: rows, seed: 3) }
  }

  @Test("is described, and refuses bad values of each parameter", arguments: names)
  func parameters(name: String) throws {
    let method = try #require(ProjectorCatalog.projector(named: name))
    #expect(type(of: method).reading.hasSuffix("."))
    try checkParameters(of: method)
  }
}

private func checkParameters<Method: Projector>(of method: Method) throws {
  for parameter in Method.parameters {
    for setting in [Setting.number(.nan), .number(-1), .word("much"), .flag(true)] {
      var changed = method
      #expect(throws: ParameterError.self, "\(parameter.name) = \(setting)") {
        try changed.set(parameter.name, to: setting)
      }
    }
  }
}

private func isFinite(_ places: Matrix) -> Bool {
  (0..<2).allSatisfy { places.columnValues($0).allSatisfy(\.isFinite) }
}

private func near(_ a: Matrix, _ b: Matrix) -> Bool {
  (0..<2).allSatisfy { column in
    zip(a.columnValues(column), b.columnValues(column)).allSatisfy { abs($0 - $1) < 1e-9 }
  }
}
