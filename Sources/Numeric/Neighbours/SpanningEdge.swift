/// The edge of a spanning tree.
public struct SpanningEdge: Sendable, Hashable {
  /// One row.
  public let first: Int

  /// The other row.
  public let second: Int

  /// The square of their mutual reachability.
  public let squaredReach: Double

  /// The square of their distance.
  public let squaredDistance: Double
}
