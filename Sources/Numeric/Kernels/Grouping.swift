/// Which group each row is in, with the sums of the groups, as Lloyd's iterations change it.
public struct Grouping: Sendable {
  /// The group of each row in blocks of eight lanes; `-1` before the first pass.
  ///
  /// Empty for rows in tiles, which have ``tileLabels``.
  var labels: [SIMD8<Int64>]

  /// The groups of the rows of each tile, for rows in tiles.
  var tileLabels: [TileLabels]

  /// Whether sums and counts were added up since a row was moved by itself.
  var isSummed = false

  /// The sum of the rows of each group, group after group.
  var sums: [Double]

  /// The number of rows of each group.
  public internal(set) var counts: [Int]

  /// How many rows changed their group in the last pass.
  var lastMoved = Int.max

  private let featureCount: Int

  /// Creates a grouping in which no row has a group.
  public init(of rows: BlockedRows, groups: Int) {
    precondition(rows.tiles == nil || groups <= TileLabels.mostGroups, "as many groups as labels")
    labels = Array(repeating: SIMD8(repeating: -1), count: rows.tiles == nil ? rows.blockCount : 0)
    tileLabels = Array(repeating: TileLabels(), count: rows.tiles?.count ?? 0)
    sums = Array(repeating: 0, count: groups * rows.featureCount)
    counts = Array(repeating: 0, count: groups)
    featureCount = rows.featureCount
  }

  /// The means of the groups; a group without rows keeps the centre it had.
  public func means(or former: Centres) -> Centres {
    var result = former
    for group in counts.indices where counts[group] > 0 {
      for cell in group * featureCount..<(group + 1) * featureCount {
        result.values[cell] = sums[cell] / Double(counts[group])
      }
    }
    return result
  }

  /// Returns the group of one row.
  public func label(ofRow i: Int) -> Int { Int(labels(ofBlock: i / 8)[i % 8]) }

  /// Returns the groups of the rows of one block.
  func labels(ofBlock block: Int) -> SIMD8<Int64> {
    guard tileLabels.isEmpty else {
      return tileLabels[block / Tiles.blocks].block(block % Tiles.blocks)
    }
    return labels[block]
  }

  /// Puts one row into another group, and keeps sums and counts in step.
  public mutating func move(row: Int, of rows: BlockedRows, to group: Int) {
    let former = label(ofRow: row)
    if rows.tiles != nil {
      let tile = row / Tiles.rows
      let rowCount = min(Tiles.rows, rows.rowCount - tile * Tiles.rows)
      tileLabels[tile].set(row % Tiles.rows, to: group, rowCount: rowCount)
    } else {
      labels[row / 8][row % 8] = Int64(group)
    }
    isSummed = false
    transfer(row: row, of: rows, from: former, to: group)
  }

  private mutating func transfer(row: Int, of rows: BlockedRows, from former: Int, to group: Int) {
    counts[former] -= 1
    counts[group] += 1
    for feature in 0..<featureCount {
      let value = rows.value(row, feature)
      sums[former * featureCount + feature] -= value
      sums[group * featureCount + feature] += value
    }
  }

  /// Adds sums and counts up anew, row after row, so that no rounding of many moves stays in them.
  public mutating func sumAnew(_ rows: BlockedRows) {
    guard rows.tiles == nil else { return sumTilesAnew(rows) }
    if let singles = rows.singles { return sumAnew(singles) }
    guard rows.blockCount < Self.leastBlocksOfParts else { return sumPartsAnew(rows) }
    var sums = [Double](repeating: 0, count: sums.count)
    var counts = [Int](repeating: 0, count: counts.count)
    for block in labels.indices {
      let label = labels[block]
      for lane in 0..<min(8, rows.rowCount - block * 8) {
        let group = Int(label[lane])
        counts[group] += 1
        for feature in 0..<featureCount {
          sums[group * featureCount + feature] +=
            rows.values[(block * featureCount + feature) * 8 + lane]
        }
      }
    }
    self.sums = sums
    self.counts = counts
  }
}

extension Grouping {
  /// Moves every row to its nearest centre; of equally near ones the first counts.
  ///
  /// - Returns: The number of rows that changed their group.
  /// - Complexity: O(`n` · `k` · `d`).
  public mutating func regroup(_ rows: BlockedRows, around centres: Centres) -> Int {
    precondition(centres.featureCount == rows.featureCount, "a coordinate for each feature")
    if let tiles = rows.tiles {
      precondition(tileLabels.count == tiles.count, "a grouping of these rows")
      return regroup(rows, in: tiles, around: centres)
    }
    precondition(labels.count == rows.blockCount, "a grouping of these rows")
    if let singles = rows.singles { return regroup(singles, around: centres) }
    guard labels.count < Self.leastBlocksOfParts else {
      return regroupInParts(rows, around: centres)
    }
    let isFirst = counts.allSatisfy { $0 == 0 }
    var moved = 0
    for block in 0..<rows.blockCount {
      let label = rows.nearest(
        block, centres.values.span, count: centres.count, features: rows.featureCount,
        rows: rows.values.span
      ).label
      let former = labels[block]
      guard !(label ^ former).isZero else { continue }
      labels[block] = label
      if !isFirst { moved += follow(block, of: rows, from: former, to: label) }
    }
    guard isFirst else { return moved }
    sumAnew(rows)
    return rows.rowCount
  }

  /// Keeps sums and counts in step with a block whose labels changed; returns how many did.
  private mutating func follow(
    _ block: Int, of rows: BlockedRows, from former: SIMD8<Int64>, to label: SIMD8<Int64>
  ) -> Int {
    var moved = 0
    for lane in 0..<min(8, rows.rowCount - block * 8) where label[lane] != former[lane] {
      transfer(row: block * 8 + lane, of: rows, from: Int(former[lane]), to: Int(label[lane]))
      moved += 1
    }
    return moved
  }

  /// Returns the sum of squared distances of the rows to centres, each to the one of its group.
  public func inertia(_ rows: BlockedRows, around centres: Centres) -> Double {
    guard let tiles = rows.tiles else {
      return distances(rows, to: centres).reduce(0) { $0 + $1.laneSum }
    }
    return inertia(rows, in: tiles, around: centres)
  }

  /// Returns the row that is farthest from its centre among groups of two or more rows, or `nil`
  /// when all of these lie on their centres.
  public func farthestRow(_ rows: BlockedRows, from centres: Centres) -> Int? {
    let distances = distances(rows, to: centres)
    var found: (row: Int, distance: Double)?
    for row in 0..<rows.rowCount where counts[label(ofRow: row)] > 1 {
      let distance = distances[row / 8][row % 8]
      if distance > found?.distance ?? 0 { found = (row, distance) }
    }
    return found?.row
  }

  /// The squared distance of each row to the centre of its group; zero in lanes without a row.
  private func distances(_ rows: BlockedRows, to centres: Centres) -> [SIMD8<Double>] {
    if let singles = rows.singles { return distances(singles.rows, to: centres) }
    var result = [SIMD8<Double>](repeating: .zero, count: rows.blockCount)
    var span = result.mutableSpan
    forEachChunk(of: &span, atLeast: Self.leastBlocksOfParts / 8) { blocks, chunk in
      for row in blocks.lowerBound * 8..<min(blocks.upperBound * 8, rows.rowCount) {
        let group = label(ofRow: row)
        var sum = 0.0
        for feature in 0..<featureCount {
          let difference =
            rows.values[rows.cell(row, feature)] - centres.values[group * featureCount + feature]
          sum += difference * difference
        }
        chunk[row / 8 - blocks.lowerBound][row % 8] = sum
      }
    }
    return result
  }
}
