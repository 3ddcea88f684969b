import Glibc
import Numeric

/// The histogram of one feature, with bins of equal width from the least to the greatest value.
struct FeatureHistogram: Sendable, Codable, Hashable {
  /// Where bins begin, and one end more.
  let edges: [Double]

  /// The number of values in each bin.
  let counts: [Int]

  /// Draws a histogram; where all values are the same, or too near for so many bins, it is one wide around
  /// them.
  ///
  /// - Precondition: There is a value, and a bin.
  init(of values: [Double], bins: Int) {
    let range = extremes(of: values.span) ?? 0...0
    var (least, greatest) = (range.lowerBound, range.upperBound)
    if (greatest - least) / Double(bins) < .leastNormalMagnitude {
      (least, greatest) = (least - 0.5, greatest + 0.5)
    }
    let width = (greatest - least) / Double(bins)
    edges = (0..<bins).map { Double($0) * width + least } + [greatest]
    counts = binCounts(of: values.span, edges: edges)
  }

  /// The density of each bin, so that the area is 1.
  var densities: [Double] {
    let total = Double(counts.reduce(0, +))
    return counts.indices.map { Double(counts[$0]) / (edges[$0 + 1] - edges[$0]) / total }
  }

  /// Whether bins are equally wide, but for rounding.
  private var isEven: Bool {
    let (least, greatest) = (edges[0], edges[counts.count])
    let width = (greatest - least) / Double(counts.count)
    let rounding = 1e-9 * (greatest - least) + 8 * max(abs(least), abs(greatest)).ulp
    return edges.enumerated().allSatisfy { abs(Double($0) * width + least - $1) <= rounding }
  }

  /// Whether the numbers could have come from a fit.
  var isWhole: Bool {
    !counts.isEmpty && edges.count == counts.count + 1 && edges.allSatisfy(\.isFinite)
      && zip(edges, edges.dropFirst()).allSatisfy { $0 <= $1 } && edges[0] < edges[counts.count]
      && isEven
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
