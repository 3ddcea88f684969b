import Glibc

/// The histogram of one feature, with bins of equal width from the least to the greatest value.
struct FeatureHistogram: Sendable, Codable, Hashable {
  /// Where bins begin, and one end more.
  let edges: [Double]

  /// The number of values in each bin.
  let counts: [Int]

  /// Draws a histogram; where all values are the same it is one wide around them.
  ///
  /// - Precondition: There is a value, and a bin.
  init(of values: [Double], bins: Int) {
    var (least, greatest) = (values.min() ?? 0, values.max() ?? 0)
    if least == greatest { (least, greatest) = (least - 0.5, greatest + 0.5) }
    let width = (greatest - least) / Double(bins)
    edges = (0..<bins).map { Double($0) * width + least } + [greatest]
    var counts = [Int](repeating: 0, count: bins)
    for value in values {
      var bin = min(bins - 1, max(0, Int(((value - least) / width).rounded(.down))))
      // Rounding may put a value on the wrong side of an edge.
      if bin > 0, value < edges[bin] { bin -= 1 }
      if bin < bins - 1, value >= edges[bin + 1] { bin += 1 }
      counts[bin] += 1
    }
    self.counts = counts
  }

  /// The width of a bin.
  private var width: Double { (edges[edges.count - 1] - edges[0]) / Double(counts.count) }

  /// The density of each bin, so that the area is 1.
  var densities: [Double] {
    let total = Double(counts.reduce(0, +))
    return counts.indices.map { Double(counts[$0]) / (edges[$0 + 1] - edges[$0]) / total }
  }

  /// Returns the bin whose score a value gets, or `nil` for one too far beyond all bins.
  ///
  /// A value on the edge of two bins gets the lower one, as in PyOD.
  func bin(of value: Double, tolerance: Double) -> Int? {
    let last = counts.count - 1
    if value <= edges[0] { return edges[0] - value <= (edges[1] - edges[0]) * tolerance ? 0 : nil }
    if value > edges[last + 1] {
      return value - edges[last + 1] <= (edges[last + 1] - edges[last]) * tolerance ? last : nil
    }
    var bin = min(last, max(0, Int(((value - edges[0]) / width).rounded(.down))))
    while bin > 0, value <= edges[bin] { bin -= 1 }
    while bin < last, value > edges[bin + 1] { bin += 1 }
    return bin
  }

  /// Whether the numbers could have come from a fit.
  var isWhole: Bool {
    !counts.isEmpty && edges.count == counts.count + 1 && edges.allSatisfy(\.isFinite)
      && zip(edges, edges.dropFirst()).allSatisfy { $0 <= $1 } && edges[0] < edges[counts.count]
      && counts.allSatisfy { (0...(1 << 40)).contains($0) } && counts.contains { $0 > 0 }
  }
}

/// Returns the number of bins whose histogram tells values best, by Birgé's and Rozenholc's penalty.
///
/// As many as the root of the number of values are tried, at most 500.
func suitableBins(for values: [Double]) -> Int {
  let count = Double(values.count)
  let most = max(1, min(500, Int(count.squareRoot())))
  var (best, greatest) = (1, -Double.infinity)
  for bins in 1...most {
    let counts = FeatureHistogram(of: values, bins: bins).counts
    var likelihood = 0.0
    for inside in counts where inside > 0 {
      likelihood += Double(inside) * log(Double(bins) * Double(inside) / count)
    }
    let penalised = likelihood - (Double(bins) - 1 + pow(log(Double(bins)), 2.5))
    if penalised > greatest { (best, greatest) = (bins, penalised) }
  }
  return best
}
