/// Rows that stand in the order of space, in tiles of eight blocks each.
///
/// A tile knows the least and the greatest value of each feature and its sums, so that an iteration
/// of k-means mostly decides about all of its rows at once.
struct Tiles: Sendable {
  /// The number of blocks of a tile; the last may have fewer.
  static let blocks = 8

  /// The number of rows of a tile; the last may have fewer.
  static let rows = blocks * 8

  /// The number of tiles of a large tile.
  static let perLarge = 16

  /// The number of tiles.
  let count: Int

  /// What is known of each tile: the least values of its features, the greatest, the sums.
  let measures: [Double]

  /// The same of the large tiles, without sums.
  let largeMeasures: [Double]

  /// Measures the tiles of rows.
  init(of rows: BlockedRows) {
    let size = rows.featureCount * 3
    let count = (rows.blockCount + Self.blocks - 1) / Self.blocks
    measures = filledArray(count * size, atLeast: 1_024 * size, unit: size) { cells, chunk in
      for first in stride(from: cells.lowerBound, to: cells.upperBound, by: size) {
        rows.measure(first / size, into: &chunk, at: first - cells.lowerBound)
      }
    }
    largeMeasures = joinedBoxes(measures, features: rows.featureCount)
    self.count = count
  }
}

/// The boxes around sixteen boxes each.
private func joinedBoxes(_ boxes: [Double], features: Int) -> [Double] {
  let size = 3 * features
  let tiles = boxes.count / size
  var result: [Double] = []
  for first in stride(from: 0, to: tiles, by: Tiles.perLarge) {
    var box = Array(boxes[first * size..<(first + 1) * size])
    for tile in first..<min(first + Tiles.perLarge, tiles) {
      for low in 0..<features {
        let high = low + features
        box[low] = min(box[low], boxes[tile * size + low])
        box[high] = max(box[high], boxes[tile * size + high])
      }
    }
    result += box
  }
  return result
}

extension BlockedRows {
  /// The blocks of one tile.
  @inline(__always)
  func blocks(ofTile tile: Int) -> Range<Int> {
    tile &* Tiles.blocks..<min((tile &+ 1) &* Tiles.blocks, blockCount)
  }

  /// Writes least values, greatest values and sums of a tile.
  fileprivate func measure(_ tile: Int, into result: inout MutableSpan<Double>, at place: Int) {
    let blocks = blocks(ofTile: tile)
    for feature in 0..<featureCount {
      var least = values.span.eight(at: blocks.lowerBound * featureCount + feature)
      if blocks.lowerBound * 8 + 8 > rowCount { least = SIMD8(repeating: least[0]) }
      var greatest = least
      var sum = SIMD8<Double>.zero
      for block in blocks {
        var value = values.span.eight(at: block &* featureCount &+ feature)
        sum += value
        for lane in 0..<max(0, block &* 8 &+ 8 &- rowCount) { value[7 &- lane] = value[0] }
        least.replace(with: value, where: value .< least)
        greatest.replace(with: value, where: value .> greatest)
      }
      result[place + feature] = least.laneLeast
      result[place + featureCount + feature] = -(-greatest).laneLeast
      result[place + 2 * featureCount + feature] = sum.laneSum
    }
  }
}

extension SIMD8<Double> {
  /// The least of the lanes.
  fileprivate var laneLeast: Double {
    let four = lowHalf.replacing(with: highHalf, where: highHalf .< lowHalf)
    return Swift.min(Swift.min(four.x, four.y), Swift.min(four.z, four.w))
  }
}

extension Span<Double> {
  /// Eight neighbouring values, counted in eights.
  @inline(__always)
  func eight(at index: Int) -> SIMD8<Double> {
    // Safe: callers ask for a feature of a block that exists.
    unsafe bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: index &* 64, as: SIMD8<Double>.self)
  }
}
