import Numeric
import Testing

@Suite("Terms of bins")
struct BinTermsTests {
  /// Ten bins of width .3 from a start, each with its number as its term, and -1 beyond all.
  static func bins(from start: Double, tolerance: Double = 0.5) -> BinTerms {
    BinTerms(
      edges: (0...10).map { start + Double($0) * 0.3 }, terms: (0..<10).map(Double.init) + [-1],
      tolerance: tolerance)
  }

  @Test("a value on an edge is in the lower bin, one far outside in none")
  func edges() {
    let bins = BinTerms(edges: [0, 1, 2, 4], terms: [10, 20, 30, -1], tolerance: 0.5)
    let expected: [(Double, Double)] = [
      (0, 10), (-0.5, 10), (-0.6, -1), (0.5, 10), (1, 10), (1.5, 20), (2, 20), (2.1, 30), (4, 30),
      (5, 30), (5.1, -1), (.infinity, -1), (-.infinity, -1), (.nan, -1), (1e308, -1), (-1e308, -1),
    ]
    for (value, term) in expected { #expect(bins.term(of: value) == term, "\(value)") }
  }

  @Test("eight at a time are as each by itself", arguments: [0, -1.5, 1e9, 1e15])
  func together(start: Double) throws {
    let bins = Self.bins(from: start)
    var random = SplitMix64(seed: 4)
    var values = (0..<3_000).map { _ in start + random.nextUnit() * 4 - 0.5 }
    for edge in 0...10 {
      let value = start + Double(edge) * 0.3
      values += [value.nextDown, value, value.nextUp, value + 1e-10, value - 1e-10]
    }
    values += [.infinity, -.infinity, 1e308, -1e308]
    let rows = try Matrix(columns: [values])
    let direction = DirectionBins(features: [0], weights: [1], terms: bins)
    #expect(termSums(of: rows, along: [direction]) == values.map(bins.term))
    for count in [0, 7, 8, values.count] {
      var written = [Double](repeating: 0, count: count)
      var span = written.mutableSpan
      bins.write(of: values.span.extracting(..<count), into: &span)
      #expect(written == values.prefix(count).map(bins.term))
    }
  }

  @Test("directions add their terms up", arguments: [1, 8, 601])
  func directions(count: Int) throws {
    var random = SplitMix64(seed: 5)
    let rows = try Matrix(
      columns: (0..<3).map { _ in (0..<count).map { _ in random.nextUnit() * 2 } })
    let directions = [
      DirectionBins(features: [0, 2], weights: [1, 0.25], terms: Self.bins(from: -0.1)),
      DirectionBins(features: [1], weights: [-1], terms: Self.bins(from: -2.2)),
    ]
    let expected = (0..<count).map { row in
      directions[0].terms.term(of: rows[row, 0] + 0.25 * rows[row, 2])
        + directions[1].terms.term(of: -rows[row, 1])
    }
    #expect(termSums(of: rows, along: directions) == expected)
  }
}

@Suite("Counts of bins")
struct BinCountsTests {
  @Test("are those of looking at every edge", arguments: [1, 7, 10, 500], [0, -1.5, 1e9, 1e15])
  func counts(bins: Int, start: Double) {
    let edges = (0...bins).map { start + Double($0) * 0.3 }
    var random = SplitMix64(seed: 9)
    var values = (0..<2_003).map { _ in start + random.nextUnit() * 0.3 * Double(bins) }
    values += edges + edges.map(\.nextDown) + edges.map(\.nextUp)
    values = values.map { min(max($0, edges[0]), edges[bins]) }
    var expected = [Int](repeating: 0, count: bins)
    for value in values {
      expected[(edges.dropLast().lastIndex { $0 <= value }) ?? 0] += 1
    }
    #expect(binCounts(of: values.span, edges: edges) == expected)
  }

  @Test("extremes are the least and the greatest", arguments: [0, 1, 7, 8, 9, 1_000])
  func extreme(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let values = (0..<count).map { _ in random.nextNormal() }
    #expect(extremes(of: values.span)?.lowerBound == values.min())
    #expect(extremes(of: values.span)?.upperBound == values.max())
  }
}
