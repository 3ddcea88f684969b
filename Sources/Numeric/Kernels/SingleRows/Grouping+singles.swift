import Synchronization

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
    let parts = Mutex<[Int: GroupingPart]>([:])
    var labels = labels.mutableSpan
    forEachChunk(of: &labels, atLeast: 1_024, unit: 2) { blocks, chunk in
      var part = GroupingPart(groups: groups, features: features)
      if !change(blocks.lowerBound, &chunk, &part) {
        let rows = blocks.lowerBound * 8..<min(blocks.upperBound * 8, singles.rows.rowCount)
        part.add(rows, of: singles.rows, chunk.span)
      }
      let found = part
      parts.withLock { $0[blocks.lowerBound] = found }
    }
    var whole = GroupingPart(groups: groups, features: features)
    for (_, part) in parts.withLock({ $0.sorted { $0.key < $1.key } }) { whole.add(part) }
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

/// What finds nearest centres.
private struct SingleSearch: Sendable {
  let singles: SingleRows
  let centres: Centres
  let points: SingleCentres

  init(singles: SingleRows, centres: Centres) {
    (self.singles, self.centres) = (singles, centres)
    points = SingleCentres(centres, of: singles)
  }

  /// Gives the rows from a block on their labels.
  ///
  /// - Returns: The rows that changed their group.
  func regroup(_ first: Int, _ labels: inout MutableSpan<SIMD8<Int64>>) -> MovedRows {
    var moved = MovedRows()
    for place in stride(from: 0, to: labels.count, by: 2) {
      let found = nearest((first &+ place) / 2)
      put(found.lowHalf, first &+ place, &labels[place], &moved)
      guard place &+ 1 < labels.count else { continue }
      put(found.highHalf, first &+ place &+ 1, &labels[place &+ 1], &moved)
    }
    return moved
  }

  /// The nearest centre of each of sixteen rows, as a search in double precision finds it.
  @inline(__always)
  private func nearest(_ sixteen: Int) -> SIMD16<Int32> {
    let found = points.nearest(sixteen, of: singles)
    return found.isSure ? found.label : searched(sixteen)
  }

  @inline(never)
  private func searched(_ sixteen: Int) -> SIMD16<Int32> {
    SIMD16(lowHalf: searched(block: sixteen * 2), highHalf: searched(block: sixteen * 2 + 1))
  }

  private func searched(block: Int) -> SIMD8<Int32> {
    var label = SIMD8<Int64>.zero
    var best = SIMD8<Double>(repeating: .infinity)
    for centre in 0..<centres.count {
      var distance = SIMD8<Double>()
      for feature in 0..<centres.featureCount {
        let point = centres.values[centre * centres.featureCount + feature]
        let difference = singles.rows.eight(block, feature) - point
        distance += difference * difference
      }
      let nearer = distance .< best
      best.replace(with: distance, where: nearer)
      label.replace(with: Int64(truncatingIfNeeded: centre), where: nearer)
    }
    return SIMD8<Int32>(truncatingIfNeeded: label)
  }

  /// Gives the rows of a block their labels.
  @inline(__always)
  private func put(
    _ found: SIMD8<Int32>, _ block: Int, _ labels: inout SIMD8<Int64>, _ moved: inout MovedRows
  ) {
    let label = SIMD8<Int64>(truncatingIfNeeded: found)
    guard !(label ^ labels).isZero else { return }
    moved.append(block, label, labels, rowCount: singles.rows.rowCount)
    labels = label
  }
}
