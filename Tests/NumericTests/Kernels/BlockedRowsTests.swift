import Numeric
import Testing

@Suite("Rows in blocks")
struct BlockedRowsTests {
  @Test("keep every value, whatever the number of rows", arguments: [0, 1, 7, 8, 9, 17])
  func values(rows: Int) throws {
    let matrix = try randomMatrix(rows: rows, features: 3)
    let blocked = BlockedRows(matrix)
    #expect(blocked.blockCount == (rows + 7) / 8)
    for row in 0..<rows { #expect(blocked.row(row) == matrix.row(row)) }
    let twice = BlockedRows(matrix, selecting: rows > 0 ? [rows - 1, 0, 0] : [])
    #expect(twice.rowCount == (rows > 0 ? 3 : 0))
  }

  @Test("find the nearest centre, the first of equals", arguments: [1, 2, 3, 4, 7])
  func nearest(features: Int) throws {
    let matrix = try randomMatrix(rows: 37, features: features)
    let centres = try randomMatrix(rows: 5, features: features, seed: 2)
    var labels = [Int32](repeating: -1, count: 37)
    var span = labels.mutableSpan
    BlockedRows(matrix).assignNearest(Centres(centres), into: &span)
    for row in 0..<37 {
      let distances = (0..<5).map { squaredDistance(matrix.row(row), centres.row($0)) }
      #expect(Int(labels[row]) == distances.indices.min { distances[$0] < distances[$1] })
    }
  }

  @Test func equallyNearCentresGoToTheFirst() throws {
    let rows = BlockedRows(try Matrix(columns: [[0, 2, 1, 5]]))
    let centres = Centres(count: 3, featureCount: 1, values: [2, 0, 2])
    var labels = [Int32](repeating: -1, count: 4)
    var span = labels.mutableSpan
    rows.assignNearest(centres, into: &span)
    #expect(labels == [1, 0, 0, 0])
  }
}

@Suite("Distances to seeds")
struct SeedDistancesTests {
  @Test("total what the nearest seeds leave")
  func totals() throws {
    let matrix = try randomMatrix(rows: 29, features: 3)
    let blocked = BlockedRows(matrix)
    var distances = SeedDistances(blocked, first: matrix.row(3))
    let before = distances.totals(with: [matrix.row(11)])[0]
    distances.add(matrix.row(11))
    let naive = (0..<29).map { row in
      min(
        squaredDistance(matrix.row(row), matrix.row(3)),
        squaredDistance(matrix.row(row), matrix.row(11)))
    }
    #expect(abs(distances.total - naive.reduce(0, +)) < 1e-12)
    #expect(abs(before - distances.total) < 1e-12)
  }

  @Test("find the row at a share of the total, never a seed")
  func shares() throws {
    let rows = BlockedRows(try Matrix(columns: [[0, 1, 2, 0, 3] + Array(repeating: 0, count: 6)]))
    let distances = SeedDistances(rows, first: [0])
    #expect(distances.total == 14)
    #expect(distances.row(atShare: 0) == 1)
    #expect(distances.row(atShare: 0.9 / 14) == 1)
    #expect(distances.row(atShare: 1.1 / 14) == 2)
    #expect(distances.row(atShare: 4.9 / 14) == 2)
    #expect(distances.row(atShare: 5.1 / 14) == 4)
    #expect(distances.row(atShare: 1 - 0x1p-53) == 4)
  }
}

@Suite("Silhouettes")
struct SilhouettesTests {
  @Test("are what the definition says", arguments: [1, 2, 3, 5])
  func definition(features: Int) throws {
    let rows = try randomMatrix(rows: 45, features: features)
    let groupings = [3, 4, 2].map { k in (0..<45).map { Int32(($0 * $0 + $0 / 3) % k) } }
    let ours = silhouettes(of: rows, groupings: groupings)
    for (values, labels) in zip(ours, groupings) {
      for row in 0..<45 {
        #expect(abs(values[row] - naiveSilhouette(of: row, rows, labels)) < 1e-14)
      }
    }
  }

  @Test("are the same with each distance worked out once as row by row", arguments: [1, 2, 3, 4])
  func pairs(features: Int) throws {
    let rows = try randomMatrix(rows: 2_003, features: features)
    let few = (0..<2_003).map { Int32($0 * $0 % 5 % 3) }
    let many = (0..<2_003).map { Int32($0 % 211) }
    let together = silhouettes(of: rows, groupings: [few, many])
    for (labels, values) in zip([few, many], together) {
      let places = Array(stride(from: 0, to: 2_003, by: 17))
      let single = silhouettes(of: rows, labels: labels, at: places)
      for (place, value) in zip(places, single) { #expect(abs(values[place] - value) < 1e-12) }
    }
  }

  @Test func noGroupingsAndNoRowsGiveNothing() throws {
    #expect(silhouettes(of: try randomMatrix(rows: 9, features: 2), groupings: []).isEmpty)
    #expect(silhouettes(of: Matrix(rowCount: 0, columnCount: 2), groupings: [[]]) == [[]])
  }
}

private func naiveSilhouette(of row: Int, _ rows: Matrix, _ labels: [Int32]) -> Double {
  var means: [Int32: Double] = [:]
  for group in Set(labels) {
    let others = labels.indices.filter { labels[$0] == group && $0 != row }
    let sum = others.reduce(0) {
      $0 + squaredDistance(rows.row(row), rows.row($1)).squareRoot()
    }
    means[group] = sum / Double(others.count)
  }
  let within = means[labels[row]] ?? 0
  let nearest = means.filter { $0.key != labels[row] }.map(\.value).min() ?? 0
  return (nearest - within) / max(nearest, within)
}

func squaredDistance(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
}

func randomMatrix(rows: Int, features: Int, seed: UInt64 = 1) throws -> Matrix {
  var random = SplitMix64(seed: seed)
  return try Matrix(
    columns: (0..<features).map { _ in
      (0..<rows).map { _ in Double.random(in: -3...3, using: &random) }
    })
}
