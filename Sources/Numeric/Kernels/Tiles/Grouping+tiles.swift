/// Grouping rows that stand in tiles: most tiles go to one group as a whole.
///
/// The sums of a tile are added in the order of tiles, by parts that depend on the number of rows
/// alone. So sums depend on the labels alone, and are the same on any number of cores.
extension Grouping {
  /// Moves every row to its nearest centre, and adds the groups up.
  ///
  /// - Returns: The number of rows that changed their group.
  mutating func regroup(_ rows: BlockedRows, in tiles: Tiles, around centres: Centres) -> Int {
    switch rows.featureCount {
    case 2: regroup(rows, in: tiles, around: centres, TwoFeatures())
    case 3: regroup(rows, in: tiles, around: centres, ThreeFeatures())
    default: regroup(rows, in: tiles, around: centres, ManyFeatures(count: rows.featureCount))
    }
  }

  private mutating func regroup(
    _ rows: BlockedRows, in tiles: Tiles, around centres: Centres, _ width: some FeatureWidth
  ) -> Int {
    var labels = tileLabels.mutableSpan
    let parts = forEachChunk(of: &labels, atLeast: 128) { range, chunk in
      let pass = TilePass(rows: rows, tiles: tiles, centres: centres)
      var part = TiledPart(centres)
      for tile in range {
        pass.regroup(tile, &chunk[tile - range.lowerBound], &part, width)
      }
      return part.sums
    }
    return take(parts)
  }

  /// Returns the sum of squared distances of the rows to the centres of their groups.
  func inertia(_ rows: BlockedRows, in tiles: Tiles, around centres: Centres) -> Double {
    let parts = max(1, min(tiles.count / 128, 64))
    return concurrentMap(parts) { part in
      (tiles.count * part / parts..<tiles.count * (part + 1) / parts).reduce(0.0) { sum, tile in
        sum + rows.distanceSum(ofTile: tile, labels: tileLabels[tile], to: centres)
      }
    }.reduce(0, +)
  }

  /// Adds the groups up as they are.
  mutating func sumTilesAnew(_ rows: BlockedRows) {
    guard !isSummed else { return }
    var whole = GroupingPart(groups: counts.count, features: rows.featureCount)
    for row in 0..<rows.rowCount {
      let group = label(ofRow: row)
      whole.counts[group] += 1
      for feature in 0..<rows.featureCount {
        whole.sums[group * rows.featureCount + feature] += rows.values[rows.cell(row, feature)]
      }
    }
    (sums, counts) = (whole.sums, whole.counts)
  }
}

extension BlockedRows {
  /// Returns the sum of squared distances of the rows of a tile to the centres of their groups.
  fileprivate func distanceSum(
    ofTile tile: Int, labels: TileLabels, to centres: Centres
  ) -> Double {
    let points = centres.values.span
    var sum = SIMD8<Double>.zero
    for block in blocks(ofTile: tile) {
      let label = labels.block(block % Tiles.blocks)
      for lane in 0..<min(8, rowCount - block * 8) {
        guard labels.common < 0 || block * 8 + 8 > rowCount else { continue }
        var distance = 0.0
        for feature in 0..<featureCount {
          let difference =
            values[(block &* featureCount &+ feature) &* 8 &+ lane]
            - points[Int(label[lane]) &* featureCount &+ feature]
          distance += difference * difference
        }
        sum[lane] += distance
      }
      guard labels.common >= 0, block * 8 + 8 <= rowCount else { continue }
      sum += squaredDistance(
        values.span, block, points, Int(labels.common), features: featureCount)
    }
    return sum.laneSum
  }
}
