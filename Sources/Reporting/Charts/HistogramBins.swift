/// Bins with round edges, and how many values fall into each.
struct HistogramBins: Hashable {
  /// The edges, ascending; bin `i` holds what is at least edge `i` and less than the next.
  let edges: [Double]

  /// The number of values in each bin.
  let counts: [Int]

  /// Whether all values are whole numbers.
  let isWhole: Bool

  /// Counts finite values in round bins: 1, 2, 5, 10, … when skewed, else of equal width.
  ///
  /// - Complexity: O(`n` log `n`).
  init(_ values: [Double]) {
    let finite = values.filter(\.isFinite)
    let whole = finite.allSatisfy { $0 == $0.rounded() }
    let edges =
      isLogarithmic(finite)
      ? logarithmicEdges(finite) : linearEdges(finite, isWhole: whole)
    var counts = [Int](repeating: 0, count: max(0, edges.count - 1))
    for value in finite {
      let above = edges.firstIndex { $0 > value } ?? edges.count - 1
      counts[min(max(above - 1, 0), counts.count - 1)] += 1
    }
    self.edges = edges
    self.counts = counts
    isWhole = whole
  }

  /// The bins in words, such as "10–19" for whole numbers and "10–20" for others.
  var labels: [String] {
    counts.indices.map { bin in
      let (low, high) = (edges[bin], edges[bin + 1])
      guard isWhole else { return "\(amountText(low))–\(amountText(high))" }
      return high - low <= 1 ? amountText(low) : "\(amountText(low))–\(amountText(high - 1))"
    }
  }
}

private func logarithmicEdges(_ values: [Double]) -> [Double] {
  guard let least = values.min(), let greatest = values.max(), least > 0 else { return [0, 1] }
  var power = 1.0
  while power > least { power /= 10 }
  while power * 10 <= least { power *= 10 }
  var edges: [Double] = []
  while (edges.last ?? 0) <= greatest {
    edges += [1.0, 2, 5].map { $0 * power }
    power *= 10
  }
  let first = (edges.firstIndex { $0 > least } ?? 1) - 1
  let last = edges.firstIndex { $0 > greatest } ?? edges.count - 1
  return Array(edges[max(first, 0)...last])
}

private func linearEdges(_ values: [Double], isWhole: Bool) -> [Double] {
  guard let least = values.min(), let greatest = values.max(), greatest > least else {
    return [values.first ?? 0, (values.first ?? 0) + 1]
  }
  let step = niceStep(max((greatest - least) / 24, isWhole ? 1 : 0))
  let first = (least / step).rounded(.down)
  let count = Int((greatest / step).rounded(.down) - first) + 1
  return (0...max(1, count)).map { (first + Double($0)) * step }
}
