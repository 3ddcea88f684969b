import Synchronization

/// Grouping many rows of many features: nearest centres are mostly found in single precision, and
/// sums follow the rows that move.
///
/// What the rows of a part move is added up by itself and parts are added in their order, so the
/// result is the same on any number of cores.
extension Grouping {
  /// Moves every row to its nearest centre, and adds the groups up.
  ///
  /// - Returns: The number of rows that changed their group.
  mutating func regroup(
    _ rows: BlockedRows, by singles: SingleRows, around centres: Centres
  ) -> Int {
    let search = SingleSearch(rows: rows, singles: singles, centres: centres)
    // Many rows are added up anew more quickly than they are moved one by one.
    let follows = lastMoved < rows.rowCount / 8
    let groups = counts.count
    let parts = Mutex<[Int: GroupingPart]>([:])
    var labels = labels.mutableSpan
    forEachChunk(of: &labels, atLeast: 1_024, unit: 2) { blocks, chunk in
      var part = GroupingPart(groups: groups, features: rows.featureCount)
      for first in stride(from: blocks.lowerBound, to: blocks.upperBound, by: 2) {
        let found = search.nearest(first / 2)
        let place = first - blocks.lowerBound
        search.put(found.lowHalf, first, &chunk[place], &part, follows: follows)
        guard first + 1 < blocks.upperBound else { continue }
        search.put(found.highHalf, first + 1, &chunk[place + 1], &part, follows: follows)
      }
      let moved = part
      parts.withLock { $0[blocks.lowerBound] = moved }
    }
    lastMoved = follow(parts.withLock { $0 }, rows, follows: follows)
    return lastMoved
  }

  /// Adds what parts moved to the sums, or adds the groups up anew.
  private mutating func follow(
    _ parts: [Int: GroupingPart], _ rows: BlockedRows, follows: Bool
  ) -> Int {
    var whole = GroupingPart(sums: sums, counts: counts)
    for (_, part) in parts.sorted(by: { $0.key < $1.key }) { whole.add(part) }
    guard whole.moved > 0 else { return 0 }
    isSummed = false
    if follows { (sums, counts) = (whole.sums, whole.counts) } else { sumAnew(rows) }
    return whole.moved
  }
}

/// What finds nearest centres.
private struct SingleSearch: Sendable {
  let rows: BlockedRows
  let singles: SingleRows
  let centres: Centres
  let points: SingleCentres

  init(rows: BlockedRows, singles: SingleRows, centres: Centres) {
    (self.rows, self.singles, self.centres) = (rows, singles, centres)
    points = SingleCentres(centres, of: singles)
  }

  /// The nearest centre of each of sixteen rows, as a search in double precision finds it.
  @inline(__always)
  func nearest(_ pair: Int) -> SIMD16<Int32> {
    let found = points.nearest(pair, of: singles)
    return found.isSure ? found.label : searched(pair)
  }

  @inline(never)
  private func searched(_ pair: Int) -> SIMD16<Int32> {
    var result = SIMD16<Int32>.zero
    for block in pair * 2..<min(pair * 2 + 2, rows.blockCount) {
      let label = rows.nearest(
        block, centres.values.span, count: centres.count, features: rows.featureCount,
        rows: rows.values.span
      ).label
      for lane in 0..<8 { result[block % 2 * 8 + lane] = Int32(truncatingIfNeeded: label[lane]) }
    }
    return result
  }

  /// Gives the rows of a block their labels.
  @inline(__always)
  func put(
    _ found: SIMD8<Int32>, _ block: Int, _ labels: inout SIMD8<Int64>, _ part: inout GroupingPart,
    follows: Bool
  ) {
    let label = SIMD8<Int64>(truncatingIfNeeded: found)
    let former = labels
    guard !(label ^ former).isZero else { return }
    labels = label
    if follows {
      follow(block, label, former, &part)
    } else {
      for lane in 0..<min(8, rows.rowCount &- block &* 8) {
        part.moved &+= label[lane] == former[lane] ? 0 : 1
      }
    }
  }

  /// Keeps sums in step with a block whose labels changed.
  @inline(never)
  private func follow(
    _ block: Int, _ label: SIMD8<Int64>, _ former: SIMD8<Int64>, _ part: inout GroupingPart
  ) {
    let features = rows.featureCount
    let values = rows.values.span
    for lane in 0..<min(8, rows.rowCount &- block &* 8) where label[lane] != former[lane] {
      let (from, to) = (Int(former[lane]), Int(label[lane]))
      part.counts[from] -= 1
      part.counts[to] += 1
      part.moved += 1
      var sums = part.sums.mutableSpan
      for feature in 0..<features {
        let value = values[(block &* features &+ feature) &* 8 &+ lane]
        sums[from &* features &+ feature] -= value
        sums[to &* features &+ feature] += value
      }
    }
  }
}
