/// What is added up over some neighbouring tiles.
struct TiledPart {
  /// The candidates of the large tile that was looked at last, and of the tile.
  fileprivate var ofLarge: TileCandidates
  fileprivate var ofTile: TileCandidates
  fileprivate var large = -1

  /// The sums of the groups.
  fileprivate(set) var sums: GroupingPart

  /// Creates a part without rows.
  init(_ centres: Centres) {
    (ofLarge, ofTile) = (TileCandidates(allOf: centres.count), TileCandidates(allOf: centres.count))
    sums = GroupingPart(groups: centres.count, features: centres.featureCount)
  }
}

/// One pass over tiles.
struct TilePass {
  let rows: BlockedRows
  let tiles: Tiles
  let centres: Centres

  /// Puts the rows of a tile into the groups of their nearest centres.
  @inline(__always)
  func regroup(
    _ tile: Int, _ labels: inout TileLabels, _ part: inout TiledPart, _ width: some FeatureWidth
  ) {
    let points = centres.values.span
    if tile / Tiles.perLarge != part.large {
      part.large = tile / Tiles.perLarge
      let all = TileCandidates(allOf: centres.count)
      part.ofLarge.keep(from: all, for: tiles.largeMeasures.span, part.large, points, width)
    }
    guard part.ofLarge.count > 1 else {
      return move(tile, to: part.ofLarge[0], &labels, &part.sums, width)
    }
    part.ofTile.keep(from: part.ofLarge, for: tiles.measures.span, tile, points, width)
    guard part.ofTile.count > 1 else {
      return move(tile, to: part.ofTile[0], &labels, &part.sums, width)
    }
    let found = nearest(tile, part.ofTile, width)
    add(found, rows.blocks(ofTile: tile), part.ofTile, &part.sums, width)
    part.sums.moved += labels.replace(with: found, rows: rows.rowCount &- tile &* Tiles.rows)
  }

  /// Puts all rows of a tile into one group.
  @inline(__always)
  private func move(
    _ tile: Int, to group: Int, _ labels: inout TileLabels, _ part: inout GroupingPart,
    _ width: some FeatureWidth
  ) {
    let count = min(Tiles.rows, rows.rowCount &- tile &* Tiles.rows)
    if labels.common != Int32(truncatingIfNeeded: group) {
      part.moved += count - (labels.common < 0 ? labels.countOwn(group) : 0)
      labels.common = Int32(truncatingIfNeeded: group)
    }
    part.counts[group] &+= count
    let first = (tile &* 3 &+ 2) &* width.count
    for feature in 0..<width.count {
      part.sums[group &* width.count &+ feature] += tiles.measures[first &+ feature]
    }
  }

  /// Finds the nearest of the candidates for each row of a tile; `-1` in lanes without a row.
  @inline(__always)
  private func nearest(
    _ tile: Int, _ candidates: borrowing TileCandidates, _ width: some FeatureWidth
  ) -> [8 of SIMD8<Int64>] {
    let blocks = rows.blocks(ofTile: tile)
    let values = rows.values.span
    let points = centres.values.span
    var found: [8 of SIMD8<Int64>] = .init(repeating: SIMD8(repeating: -1))
    for block in blocks {
      var label = SIMD8<Int64>()
      var best = SIMD8<Double>(repeating: .infinity)
      for place in 0..<candidates.count {
        let centre = candidates[place]
        let distance = squaredDistance(values, block, points, centre, features: width.count)
        let nearer = distance .< best
        best.replace(with: distance, where: nearer)
        label.replace(with: Int64(truncatingIfNeeded: centre), where: nearer)
      }
      let present = rows.rowCount &- block &* 8
      if present < 8 {
        for lane in present..<8 { label[lane] = -1 }
      }
      found[block &- blocks.lowerBound] = label
    }
    return found
  }

  /// Adds the rows of a tile to the sums of their groups.
  @inline(__always)
  private func add(
    _ labels: [8 of SIMD8<Int64>], _ blocks: Range<Int>, _ candidates: borrowing TileCandidates,
    _ part: inout GroupingPart, _ width: some FeatureWidth
  ) {
    let values = rows.values.span
    for place in 0..<candidates.count {
      let group = candidates[place]
      let wanted = SIMD8(repeating: Int64(truncatingIfNeeded: group))
      for feature in 0..<width.count {
        var sum = SIMD8<Double>.zero
        for block in blocks {
          let value = values.eight(at: block &* width.count &+ feature)
          let isIn = labels[block &- blocks.lowerBound] .== wanted
          sum += SIMD8<Double>.zero.replacing(with: value, where: isIn)
        }
        part.sums[group &* width.count &+ feature] += sum.laneSum
      }
      var count = SIMD8<Int64>.zero
      for block in 0..<blocks.count {
        count &+= SIMD8<Int64>.zero.replacing(with: 1, where: labels[block] .== wanted)
      }
      part.counts[group] &+= Int(count.wrappedSum())
    }
  }
}
