import Glibc
import Numeric
import Testing

/// Kernels of rows with points.
@Suite("Kernels with points")
struct KernelPointsTests {
  static func cloud(_ count: Int, seed: UInt64) throws -> Matrix {
    var random = SplitMix64(seed: seed)
    return try Matrix(columns: (0..<3).map { _ in (0..<count).map { _ in random.nextUnit() * 8 } })
  }

  @Test("sums are those of the formulas, whatever the number of rows", arguments: [1, 7, 8, 61])
  func sums(count: Int) throws {
    let (points, rows) = (try Self.cloud(150, seed: 1), try Self.cloud(count, seed: 2))
    let weights = (0..<150).map { 1 / Double($0 + 1) }
    let kernels: [(VectorKernel, (Double, Double) -> Double)] = [
      (.radial(factor: 0.3), { _, square in exp(-0.3 * square) }),
      (.linear, { product, _ in product }),
      (
        .polynomial(factor: 0.1, degree: 3, constant: 1),
        { product, _ in pow(product / 10 + 1, 3) }
      ),
      (.sigmoid(factor: 0.01, constant: -1), { product, _ in tanh(product / 100 - 1) }),
    ]
    for (kernel, formula) in kernels {
      let sums = KernelPoints(points).sums(of: kernel, weights: weights, at: rows)
      for row in 0..<count {
        let expected = (0..<150).reduce(0.0) { sum, point in
          let (a, b) = (rows.row(row), points.row(point))
          let product = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
          let square = zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
          return sum + weights[point] * formula(product, square)
        }
        #expect(abs(sums[row] - expected) <= 1e-13 * max(1, abs(expected)))
      }
    }
  }

  @Test("logarithms of sums are finite however far a row is")
  func logSums() throws {
    let points = try Matrix(columns: [[0, 1, 40]])
    let rows = try Matrix(columns: [[0.5, 100, 1e4, 1e160, -3]])
    let sums = KernelPoints(points).logSums(weights: [1, 2, 1], factor: 0.5, at: rows)
    #expect(abs(sums[0] - (log(3) - 0.125)) < 1e-14)
    #expect(abs(sums[1] + 1_800) < 1e-9)
    #expect(abs(sums[2] + 0.5 * 9_960 * 9_960) < 1e-6)
    #expect(sums[3] == -0.5e300)
    #expect(abs(sums[4] - log(exp(-4.5) + 2 * exp(-8))) < 1e-14)
  }

  @Test("directions measure rows as the formula does", arguments: [1, 3, 4, 5, 9])
  func directions(count: Int) throws {
    let rows = try Self.cloud(21, seed: 5)
    let vectors = (0..<count * 3).map { Double($0 * $0 % 7) - 3 }
    let directions = RowDirections(middle: [1, 2, 3], factors: [1, 0.5, 2], vectors: vectors)
    let lengths = directions.squaredLengths(of: rows)
    for row in 0..<21 {
      let scaled = directions.scaled(rows.row(row))
      let expected = (0..<count).reduce(0.0) { sum, number in
        let product = zip(scaled, directions.vector(number)).reduce(0) { $0 + $1.0 * $1.1 }
        return sum + product * product
      }
      #expect(abs(lengths[row] - expected) <= 1e-12 * max(1, expected))
    }
  }

  @Test("scatter is the sum of products about the means", arguments: [1, 8, 13, 300], 1...5)
  func scatter(count: Int, width: Int) throws {
    var random = SplitMix64(seed: 3)
    let rows = try Matrix(
      columns: (0..<width).map { _ in (0..<count).map { _ in random.nextUnit() * 8 } })
    let means = rows.columnMeans
    let scatter = rows.scatter(about: means)
    for a in 0..<width {
      #expect(abs(means[a] - rows.columnValues(a).reduce(0, +) / Double(count)) < 1e-14)
      for b in 0..<width {
        let expected = (0..<count).reduce(0.0) {
          $0 + (rows[$1, a] - means[a]) * (rows[$1, b] - means[b])
        }
        #expect(abs(scatter[a, b] - expected) < 1e-10)
      }
    }
  }
}
