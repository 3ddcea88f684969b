import Testing

@testable import Numeric

@Suite("Greatest eigenvalues")
struct LeadingEigenTests {
  /// A chain of knots with random strengths, whose eigenvalues lie close to each other.
  private func chain(_ size: Int) -> SparseSymmetric {
    var random = SplitMix64(seed: UInt64(size))
    let strengths = (0...size).map { _ in 0.5 + random.nextUnit() }
    return SparseSymmetric(
      rows: (0..<size).map { row in
        var cells = [SparseSymmetric.Cell(column: Int32(row), value: random.nextUnit())]
        if row > 0 { cells.insert(.init(column: Int32(row - 1), value: strengths[row]), at: 0) }
        if row + 1 < size { cells.append(.init(column: Int32(row + 1), value: strengths[row + 1])) }
        return cells
      })
  }

  @Test("are the same from many threads, whatever LAPACK is installed", arguments: [60, 300, 600])
  func together(size: Int) throws {
    let matrices = (0..<24).map { chain(size + $0 % 3) }
    let alone = try matrices.map { try #require(leadingEigen(of: $0, count: 4)) }
    let together = concurrentMap(matrices.count) { leadingEigen(of: matrices[$0], count: 4) }
    #expect(together.map { $0?.values } == alone.map { $0.values })
    #expect(together.map { $0?.vectors } == alone.map { $0.vectors })
  }

  @Test("satisfy their equation by either library", arguments: [1, 2, 5, 90, 500, 501, 1_500])
  func residuals(size: Int) throws {
    let matrix = chain(size)
    let count = min(size, 6)
    let eigen = try #require(leadingEigen(of: matrix, count: count))
    #expect(eigen.values == eigen.values.sorted(by: >))
    for column in 0..<count {
      let vector = eigen.vectors.columnValues(column)
      let product = matrix.product(with: vector)
      let worst = vector.indices.map { abs(product[$0] - eigen.values[column] * vector[$0]) }.max()
      #expect((worst ?? 1) < 1e-8)
      #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-9)
      #expect((vector.max { abs($0) < abs($1) } ?? -1) > 0)
    }
  }

  @Test("are the same by both libraries")
  func libraries() throws {
    let matrix = chain(400)
    let dense = try #require(leadingEigen(of: matrix.dense, .greatest(5)))
    let restarted = try #require(lanczosEigen(of: matrix, count: 5))
    for (a, b) in zip(dense.values, restarted.values) { #expect(abs(a - b) < 1e-9) }
  }

  @Test("above a number are those of all that are greater", arguments: [-5, 0.5, 1.5, 100])
  func above(limit: Double) throws {
    let matrix = chain(60).dense
    let all = try #require(symmetricEigen(of: matrix))
    let found = try #require(leadingEigen(of: matrix, .above(limit)))
    let expected = all.values.filter { $0 > limit }
    #expect(found.values.count == expected.count && found.vectors.columnCount == expected.count)
    for (a, b) in zip(found.values, expected) { #expect(abs(a - b) < 1e-12) }
  }

  @Test("are the same bits each time, side by side as well")
  func repeated() throws {
    let matrix = chain(800)
    let first = try #require(leadingEigen(of: matrix, count: 4))
    let others = concurrentMap(4) { _ in leadingEigen(of: matrix, count: 4) }
    #expect(others.allSatisfy { $0?.values == first.values && $0?.vectors == first.vectors })
  }
}

@Suite("Gamma functions")
struct GammaFunctionTests {
  @Test("have their known values")
  func known() {
    let euler = 0.577_215_664_901_532_9
    #expect(abs(digamma(1) + euler) < 1e-14)
    #expect(abs(digamma(0.5) + euler + 1.386_294_361_119_890_6) < 1e-14)
    #expect(abs(digamma(100.5) - digamma(99.5) - 1 / 99.5) < 1e-14)
    #expect(abs(logGamma(0.5) - 0.572_364_942_924_700_1) < 1e-15)
    #expect(abs(logGamma(5) - 3.178_053_830_347_945_8) < 1e-14)
  }
}
