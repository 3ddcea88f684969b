/// Grouping many rows of many features: nearest centres are mostly found in single precision, and
/// sums follow the rows that move.
///
/// What the rows of a part add is added up by itself and parts are added in their order, so the
/// result is the same on any number of cores.
extension Grouping {
  /// Up to one row in so many moves by itself; of more, sums are added up anew.
  private static let rowsOfMove = 4

  /// Moves every row to its nearest centre, and adds the groups up.
  ///
  /// - Returns: The number of rows that changed their group.
  mutating func regroup(_ singles: SingleRows, around centres: Centres) -> Int {
    let search = SingleSearch(singles: singles, centres: centres)
    let follows = lastMoved < singles.rows.rowCount / Self.rowsOfMove
    let whole = addedParts(singles) { first, labels, part in
      let moved = search.regroup(first, &labels)
      part.moved = moved.rows.count
      if follows { part.move(moved, of: singles.rows) }
      return follows
    }
    if follows {
      var sum = GroupingPart(sums: sums, counts: counts)
      sum.add(whole)
      (sums, counts) = (sum.sums, sum.counts)
    } else {
      (sums, counts) = (whole.sums, whole.counts)
    }
    isSummed = !follows || isSummed && whole.moved == 0
    lastMoved = whole.moved
    return lastMoved
  }

  /// Adds the groups up as they are.
  mutating func sumAnew(_ singles: SingleRows) {
    guard !isSummed else { return }
    let whole = addedParts(singles) { _, _, _ in false }
    (sums, counts, isSummed) = (whole.sums, whole.counts, true)
  }

  /// Changes labels part by part, and adds up what parts add: their rows, or what the change says.
  ///
  /// - Parameters:
  ///   - singles: The rows.
  ///   - change: Changes the labels from a block on; returns whether the part has its sums already.
  /// - Returns: The sum of the parts.
  private mutating func addedParts(
    _ singles: SingleRows,
    _ change: @Sendable (_ first: Int, inout MutableSpan<SIMD8<Int64>>, inout GroupingPart) -> Bool
  ) -> GroupingPart {
    let (groups, features) = (counts.count, singles.rows.columnCount)
    var labels = labels.mutableSpan
    let parts = forEachChunk(of: &labels, atLeast: 1_024, unit: 2) { blocks, chunk in
      var part = GroupingPart(groups: groups, features: features)
      if !change(blocks.lowerBound, &chunk, &part) {
        let rows = blocks.lowerBound * 8..<min(blocks.upperBound * 8, singles.rows.rowCount)
        part.add(rows, of: singles.rows, chunk.span)
      }
      return part
    }
    var whole = GroupingPart(groups: groups, features: features)
    for part in parts { whole.add(part) }
    return whole
  }

  /// The squared distance of each row to the centre of its group; zero in lanes without a row.
  func distances(_ rows: Matrix, to centres: Centres) -> [SIMD8<Double>] {
    filledArray(labels.count, atLeast: Self.leastBlocksOfParts / 8) { blocks, chunk in
      for place in chunk.indices {
        let block = blocks.lowerBound &+ place
        let label = labels[block]
        var sum = SIMD8<Double>.zero
        for feature in 0..<centres.featureCount {
          var centre = SIMD8<Double>()
          for lane in 0..<8 {
            let group = max(0, Int(label[lane]))
            centre[lane] = centres.values[group &* centres.featureCount &+ feature]
          }
          let difference = rows.eight(block, feature) - centre
          sum += difference * difference
        }
        for lane in 0..<max(0, block &* 8 &+ 8 &- rows.rowCount) { sum[7 &- lane] = 0 }
        chunk[place] = sum
      }
    }
  }
}
