/// Grouping many rows: parts go side by side, and sums are added up anew in each pass.
///
/// Parts depend on the number of rows alone and their sums are added in order, so the result is the
/// same on any number of cores.
extension Grouping {
  /// From so many blocks on, parts pay.
  static let leastBlocksOfParts = 8_192

  /// Moves every row to its nearest centre, and adds the groups up.
  ///
  /// - Returns: The number of rows that changed their group.
  mutating func regroupInParts(_ rows: BlockedRows, around centres: Centres) -> Int {
    addUp(rows) { block, label in
      label =
        rows.nearest(
          block, centres.values.span, count: centres.count, features: rows.featureCount,
          rows: rows.values.span
        ).label
    }
  }

  /// Adds the groups up as they are.
  mutating func sumPartsAnew(_ rows: BlockedRows) {
    guard !isSummed else { return }
    _ = addUp(rows) { _, _ in }
  }

  /// Changes labels block by block, and adds the groups up.
  private mutating func addUp(
    _ rows: BlockedRows, _ change: @Sendable (Int, inout SIMD8<Int64>) -> Void
  ) -> Int {
    let groups = counts.count
    var labels = labels.mutableSpan
    let parts = forEachChunk(of: &labels, atLeast: 1_024) { blocks, chunk in
      var sums = GroupSums(groups: groups, features: rows.featureCount)
      var moved = MovedCount()
      for first in stride(from: blocks.lowerBound, to: blocks.upperBound, by: GroupSums.batch) {
        let batch = first..<min(first + GroupSums.batch, blocks.upperBound)
        for block in batch {
          let former = chunk[block - blocks.lowerBound]
          var label = former
          change(block, &label)
          guard !(label ^ former).isZero else { continue }
          chunk[block - blocks.lowerBound] = label
          moved.count(label, former, lanes: rows.rowCount - block * 8)
        }
        sums.add(batch, of: rows, chunk.span.extracting((batch.lowerBound - blocks.lowerBound)...))
      }
      return GroupingPart(sums: sums.totals, counts: sums.counts, moved: moved.total)
    }
    return take(parts)
  }

  /// Adds parts up in their order; returns how many rows changed their group.
  mutating func take(_ parts: [GroupingPart]) -> Int {
    var whole = GroupingPart(groups: counts.count, features: sums.count / max(1, counts.count))
    for part in parts { whole.add(part) }
    (sums, counts, isSummed) = (whole.sums, whole.counts, true)
    return whole.moved
  }
}

/// What one part of the rows adds.
struct GroupingPart: Sendable {
  var sums: [Double]
  var counts: [Int]
  var moved = 0

  /// Adds another part.
  mutating func add(_ other: Self) {
    for cell in sums.indices { sums[cell] += other.sums[cell] }
    for group in counts.indices { counts[group] += other.counts[group] }
    moved += other.moved
  }
}

extension GroupingPart {
  /// A part without rows.
  init(groups: Int, features: Int) {
    sums = Array(repeating: 0, count: groups * features)
    counts = Array(repeating: 0, count: groups)
  }
}

/// How many rows changed their group.
private struct MovedCount {
  private var lanes = SIMD8<Int64>.zero
  private var rest = 0

  /// The number of rows.
  var total: Int { (0..<8).reduce(rest) { $0 + Int(lanes[$1]) } }

  /// Counts the lanes that differ, of those that hold rows.
  @inline(__always)
  mutating func count(_ label: SIMD8<Int64>, _ former: SIMD8<Int64>, lanes rowCount: Int) {
    guard rowCount < 8 else {
      lanes &+= SIMD8(repeating: 1).replacing(with: 0, where: label .== former)
      return
    }
    for lane in 0..<rowCount where label[lane] != former[lane] { rest += 1 }
  }
}
