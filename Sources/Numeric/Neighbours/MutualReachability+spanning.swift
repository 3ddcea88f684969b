extension MutualReachability {
  /// Whether boxes pass over so few rows that comparing with all is faster.
  ///
  /// Where that begins was measured on blobs: between six and eight features of ten thousand rows, and
  /// between eight and twelve of thirty thousand.
  private var isWide: Bool {
    tree.featureCount >= 8 && tree.rowCount <= 250 * tree.featureCount * tree.featureCount
  }

  /// Returns the least spanning tree.
  ///
  /// Components are joined (Borůvka), or one grows row by row (Prim) where rows are few and features
  /// many; both give the same tree, but where two edges are equal in both of their lengths.
  ///
  /// - Parameter pause: What is done between steps, such as looking whether to go on.
  /// - Returns: The edges by rising mutual reachability, equal ones by distance and then by rows.
  /// - Throws: What the pause throws.
  /// - Complexity: O(`n` log² `n`) in few dimensions, O(`n`² · `d`) in many; memory O(`n`).
  public func spanningTree<Failure: Error>(
    pause: () throws(Failure) -> Void
  ) throws(Failure) -> [SpanningEdge] {
    try edges(pause).sorted {
      ($0.squaredReach, $0.squaredDistance, $0.first, $0.second)
        < ($1.squaredReach, $1.squaredDistance, $1.first, $1.second)
    }
  }

  private func edges<Failure: Error>(
    _ pause: () throws(Failure) -> Void
  ) throws(Failure) -> [SpanningEdge] {
    if isWide {
      var scan = SpanningScan(self)
      while !scan.isWhole {
        if scan.edges.count.isMultiple(of: 1_024) { try pause() }
        scan.joinNearest()
      }
      return scan.edges
    }
    var growth = SpanningGrowth(self)
    while growth.componentCount > 1 {
      try pause()
      growth.joinNearest()
    }
    return growth.edges
  }
}
