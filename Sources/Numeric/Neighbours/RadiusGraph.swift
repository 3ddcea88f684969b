/// The rows that have others within a distance, which of them hang together, and which are nearest.
///
/// Pairs are found anew for each question rather than kept, so memory is O(`n`) however many there
/// are.
public struct RadiusGraph: Sendable {
  private let strips: RadiusStrips

  /// The number of rows.
  public var rowCount: Int { strips.place.count }

  /// Arranges rows for a radius.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `n × d`, finite, at least one feature.
  ///   - radius: The greatest distance of neighbours, above 0.
  /// - Complexity: O(`n` · `d`), and O(`n` log `n` · `d`) where rows lie closely.
  public init(_ rows: Matrix, radius: Double) {
    precondition(rows.columnCount > 0 && radius > 0, "a feature, and a radius above 0")
    strips = RadiusStrips(rows, radius: radius)
  }

  /// Whether each row is the first of those equal to it.
  public var isFirst: [Bool] {
    strips.place.enumerated().map { Int(strips.first[Int($1)]) == $0 }
  }

  /// Returns for each row how many rows are within the radius, its own included.
  ///
  /// - Parameter enough: Where there are as many, no more need be counted.
  /// - Returns: A number for each row, which may be too low only where it is enough.
  /// - Complexity: O(pairs of strips that touch), in few dimensions O(`n` + pairs within the radius).
  public func neighbourCounts(upTo enough: Int = .max) -> [Int] {
    let parts = parts(of: strips.points)
    let counts = concurrentMap(parts.count) { part in
      var search = WeightSearch(strips, enough: Double(enough))
      strips.meet(strips.points, strips.points, in: parts[part], &search)
      return search.sums
    }
    let sums = Array(counts.joined())
    return strips.place.map { Int(sums[Int($0)]) }
  }

  /// Returns which chosen rows hang together by steps of at most the radius among chosen rows.
  ///
  /// - Parameter isChosen: Whether each row is one of them; equal rows are so together.
  /// - Returns: For each chosen row the number of its component, in the order of their first rows, and
  ///   `-1` for the others.
  /// - Complexity: As ``neighbourCounts(upTo:)``.
  /// - Precondition: A choice for each row.
  public func components(ofChosen isChosen: [Bool]) -> [Int32] {
    let chosen = strips.first.map { isChosen[Int($0)] }
    let points = strips.points.taking(where: chosen)
    // Every part keeps numbers of all points, so parts are few; they do not depend on the cores.
    let parts = points.parts(points.count < 4_096 ? 1 : 4)
    let joined = concurrentMap(parts.count) { part in
      var search = JoiningSearch(strips, count: points.count)
      strips.meet(points, points, in: parts[part], forwards: true, &search)
      return search.sets
    }
    var sets = DisjointSets(points.count)
    for part in joined { sets.join(part) }
    let ranks = ranks(where: chosen)
    var numbers = [Int32](repeating: -1, count: points.count)
    var next: Int32 = 0
    return strips.place.map { place in
      guard chosen[Int(place)] else { return -1 }
      let root = sets.find(ranks[Int(place)])
      if numbers[root] < 0 {
        numbers[root] = next
        next += 1
      }
      return numbers[root]
    }
  }

  /// Returns labels of all rows: that of a row that has one, else that of the nearest of those within
  /// the radius, of equally near ones the first, and else `-1`.
  ///
  /// - Parameter labels: A label for each row, `-1` for none; equal rows have equal ones.
  /// - Returns: A label for each row.
  /// - Complexity: As ``neighbourCounts(upTo:)``.
  /// - Precondition: A label for each row.
  public func spreading(_ labels: [Int32]) -> [Int32] {
    let isKnown = strips.first.map { labels[Int($0)] >= 0 }
    let known = strips.points.taking(where: isKnown)
    let others = strips.points.taking(where: isKnown.map { !$0 })
    let numbers = strips.first.indices.filter { isKnown[$0] }.map { Double(strips.first[$0]) }
    let parts = parts(of: others)
    let nearest = concurrentMap(parts.count) { part in
      var search = NearestSearch(strips, numbers: numbers)
      strips.meet(others, known, in: parts[part], &search)
      return search.nearest
    }
    let rows = Array(nearest.joined())
    let ranks = ranks(where: isKnown.map { !$0 })
    return strips.place.enumerated().map { row, place in
      guard !isKnown[Int(place)] else { return labels[row] }
      let nearest = rows[ranks[Int(place)]]
      return nearest < 0 ? -1 : labels[Int(nearest)]
    }
  }

  /// Cuts the strips into parts that are worth a thread each.
  private func parts(of points: StripPoints) -> [Range<Int>] {
    points.parts(max(1, min(64, points.count / 2_048)))
  }

  /// How many points before each are taken.
  private func ranks(where isTaken: [Bool]) -> [Int] {
    var taken = 0
    return isTaken.map { isOne in
      defer { taken += isOne ? 1 : 0 }
      return taken
    }
  }
}
