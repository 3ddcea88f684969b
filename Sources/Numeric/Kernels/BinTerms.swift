/// Bins of nearly equal width side by side, each with a term.
public struct BinTerms: Sendable, Hashable {
  private let bins: EvenBins

  /// The term of each bin, and last that of values too far beyond all bins.
  private let terms: [Double]

  /// How many bin widths beyond all bins still count as the outer ones.
  private let tolerance: Double

  /// Keeps bins.
  ///
  /// - Parameters:
  ///   - edges: Where bins begin, in rising order, and one end more; nearly evenly spaced.
  ///   - terms: The term of each bin, and last that of values too far beyond all of them.
  ///   - tolerance: How many bin widths beyond all bins still count as the outer ones.
  /// - Precondition: As many terms as edges, at least two.
  public init(edges: [Double], terms: [Double], tolerance: Double) {
    precondition(edges.count >= 2 && terms.count == edges.count, "a term for each bin")
    bins = EvenBins(edges)
    (self.terms, self.tolerance) = (terms, tolerance)
  }

  /// Returns the term of the bin of a value.
  ///
  /// A value on the edge of two bins is in the lower one; one that is no number is beyond all bins.
  public func term(of value: Double) -> Double {
    let (edges, last) = (bins.edges, bins.count - 1)
    guard value > edges[0] else {
      return terms[edges[0] - value <= (edges[1] - edges[0]) * tolerance ? 0 : last + 1]
    }
    guard value <= edges[last + 1] else {
      let isNear = value - edges[last + 1] <= (edges[last + 1] - edges[last]) * tolerance
      return terms[isNear ? last : last + 1]
    }
    return terms[bins.lower(value)]
  }

  /// Writes the term of each value, as ``term(of:)`` tells it.
  ///
  /// - Complexity: O(`n`).
  /// - Precondition: `terms.count == values.count`.
  public func write(of values: Span<Double>, into terms: inout MutableSpan<Double>) {
    precondition(terms.count == values.count, "a term for each value")
    let whole = values.count & ~7
    for start in stride(from: 0, to: whole, by: 8) {
      terms.put(self.terms(of: eight(values, at: start)), at: start)
    }
    for i in whole..<values.count { terms[i] = term(of: values[i]) }
  }

  /// Returns the terms of eight values.
  @inline(__always)
  fileprivate func terms(of values: SIMD8<Double>) -> SIMD8<Double> {
    var result = SIMD8<Double>()
    guard let found = bins.sure(values) else {
      for lane in 0..<8 { result[lane] = term(of: values[lane]) }
      return result
    }
    for lane in 0..<8 {
      // Safe: there is a term for each bin.
      result[lane] = unsafe terms.span[unchecked: Int(truncatingIfNeeded: found[lane])]
    }
    return result
  }
}

/// Bins along a direction that mixes some features.
public struct DirectionBins: Sendable, Hashable {
  /// The features that count.
  let features: [Int]

  /// How much each of them counts.
  let weights: [Double]

  /// The terms of the bins along the direction.
  public let terms: BinTerms

  /// Keeps bins.
  ///
  /// - Precondition: A weight for each feature, at least one.
  public init(features: [Int], weights: [Double], terms: BinTerms) {
    precondition(!features.isEmpty && features.count == weights.count, "a weight for each feature")
    (self.features, self.weights, self.terms) = (features, weights, terms)
  }

  /// Adds the terms of some blocks of rows.
  fileprivate func add(
    _ blocks: Range<Int>, of rows: Matrix, to sums: inout MutableSpan<SIMD8<Double>>,
    from start: Int
  ) {
    for block in blocks {
      var place = rows.eight(block, features[0]) * weights[0]
      for i in 1..<max(1, features.count) { place += rows.eight(block, features[i]) * weights[i] }
      sums[block &- start] += terms.terms(of: place)
    }
  }
}

/// Returns the sum of the terms that some directions give each row.
///
/// - Complexity: O(`n` · features of all directions).
/// - Precondition: The rows have the features of the directions.
public func termSums(of rows: Matrix, along directions: [DirectionBins]) -> [Double] {
  precondition(
    directions.allSatisfy { $0.features.allSatisfy { $0 < rows.columnCount } }, "the features")
  var sums = [SIMD8<Double>](repeating: .zero, count: rows.blockCount)
  var span = sums.mutableSpan
  forEachChunk(of: &span, atLeast: 1 + 4_096 / max(1, directions.count)) { blocks, chunk in
    // So many rows at a time stay near the core.
    for first in stride(from: blocks.lowerBound, to: blocks.upperBound, by: 64) {
      let batch = first..<min(first + 64, blocks.upperBound)
      for direction in directions {
        direction.add(batch, of: rows, to: &chunk, from: blocks.lowerBound)
      }
    }
  }
  return firstLanes(of: sums, count: rows.rowCount)
}
