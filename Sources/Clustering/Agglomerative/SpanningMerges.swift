import Numeric

extension [SpanningEdge] {
  /// The edges as merges of what hangs at their ends.
  var merges: [(a: Int, b: Int, height: Double)] {
    map { ($0.first, $0.second, $0.squaredReach.squareRoot()) }
  }
}
