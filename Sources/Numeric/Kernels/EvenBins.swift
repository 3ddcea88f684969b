/// Bins of nearly equal width side by side.
struct EvenBins: Sendable, Hashable {
  /// Where bins begin, and one end more.
  let edges: [Double]

  /// Bins per unit.
  private let scale: Double

  /// How near to an edge, in bins, rounding may decide.
  private let doubt: Double

  /// The number of bins.
  var count: Int { edges.count - 1 }

  init(_ edges: [Double]) {
    self.edges = edges
    let count = edges.count - 1
    scale = Double(count) / (edges[count] - edges[0])
    // Edges and places are rounded a few times each.
    doubt = 1e-9 + 8 * max(abs(edges[0]), abs(edges[count])).ulp * scale
  }

  /// The bins of eight values, or `nil` where one is near an edge or in no bin.
  @inline(__always)
  func sure(_ values: SIMD8<Double>) -> SIMD8<Int64>? {
    let places = (values - edges[0]) * scale
    let fromEdge = (places - ((places + rounder) - rounder)).magnitudes
    let isSure = (fromEdge .> doubt) .& (places .> 0) .& (places .< Double(count))
    guard SIMD8<Int64>(repeating: 1).replacing(with: 0, where: isSure).isZero else { return nil }
    // The nearest whole number to half a bin less is that of the bin.
    let shifted = places - 0.5 + rounder
    // Safe: both are 64 bytes, and any bits are a number.
    return unsafe unsafeBitCast(shifted, to: SIMD8<Int64>.self) & 0xffff_ffff
  }

  /// The bin of a value between the first edge and the last; one on an edge is in the lower bin.
  func lower(_ value: Double) -> Int {
    var bin = near(value)
    while bin > 0, value <= edges[bin] { bin -= 1 }
    while bin < count - 1, value > edges[bin + 1] { bin += 1 }
    return bin
  }

  /// The bin of a value between the first edge and the last; one on an edge is in the upper bin.
  func upper(_ value: Double) -> Int {
    var bin = near(value)
    while bin > 0, value < edges[bin] { bin -= 1 }
    while bin < count - 1, value >= edges[bin + 1] { bin += 1 }
    return bin
  }

  private func near(_ value: Double) -> Int {
    Int(max(0, min(Double(count - 1), (value - edges[0]) * scale)))
  }
}
