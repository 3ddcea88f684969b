/// The rows that have others within a distance, and which hang together.
///
/// Pairs are found anew for each question rather than kept, so memory is O(`n`) however many there
/// are.
public struct RadiusGraph: Sendable {
  private let strips: RadiusStrips
  private let parts: [Range<Int>]

  /// Arranges rows for a radius.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `n × d`, finite, at least one feature.
  ///   - radius: The greatest distance of neighbours, above 0.
  /// - Complexity: O(`n` log `n` + `n` · `d`).
  public init(_ rows: Matrix, radius: Double) {
    precondition(rows.columnCount > 0 && radius > 0, "a feature, and a radius above 0")
    strips = RadiusStrips(rows, radius: radius)
    // Every part keeps numbers of all rows, so parts are few; they do not depend on the cores.
    parts = strips.parts(rows.rowCount < 4_096 ? 1 : 4)
  }

  /// Returns for each row the weight of the rows within the radius, its own included.
  ///
  /// - Parameter weights: How many rows each row stands for.
  /// - Returns: A sum for each row.
  /// - Complexity: O(pairs of strips that touch), in few dimensions O(`n` + pairs within the radius).
  /// - Precondition: A weight for each row.
  public func weightsWithin(_ weights: [Int]) -> [Int] {
    let order = strips.order
    let sorted = order.map { Int32(truncatingIfNeeded: weights[Int($0)]) }
    let sums = concurrentMap(parts.count) { part in
      var sums = [Int32](repeating: 0, count: sorted.count)
      // Without a branch: whether rows of neighbouring strips are near is hard to foresee.
      strips.forEachPair(in: parts[part], ofRowsWhere: { _ in true }) { first, second, isNear in
        let mask: Int32 = isNear ? -1 : 0
        sums[first] &+= sorted[second] & mask
        sums[second] &+= sorted[first] & mask
      }
      return sums
    }
    var result = weights
    for (place, row) in order.enumerated() {
      for part in sums.indices { result[Int(row)] += Int(sums[part][place]) }
    }
    return result
  }

  /// Returns which chosen rows hang together by steps of at most the radius among chosen rows.
  ///
  /// - Parameter isChosen: Whether each row is one of them.
  /// - Returns: For each chosen row the first row of its component, and `-1` for the others.
  /// - Complexity: As ``weightsWithin(_:)``.
  /// - Precondition: A choice for each row.
  public func components(ofChosen isChosen: [Bool]) -> [Int32] {
    let order = strips.order
    let chosen = order.map { isChosen[Int($0)] }
    let sets = concurrentMap(parts.count) { part in
      var sets = DisjointSets(chosen.count)
      strips.forEachPair(in: parts[part], ofRowsWhere: { chosen[$0] }) { first, second, isNear in
        if isNear && chosen[second] { sets.join(first, second) }
      }
      return sets
    }
    var whole = DisjointSets(chosen.count)
    for part in sets { whole.join(part) }
    var first = [Int32](repeating: .max, count: chosen.count)
    for place in chosen.indices where chosen[place] {
      let root = whole.find(place)
      first[root] = min(first[root], order[place])
    }
    var result = [Int32](repeating: -1, count: chosen.count)
    for place in chosen.indices where chosen[place] {
      result[Int(order[place])] = first[whole.find(place)]
    }
    return result
  }
}
