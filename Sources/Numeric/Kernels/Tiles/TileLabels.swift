/// The groups of the rows of one tile.
struct TileLabels: Sendable {
  /// The group of all rows, or `-1` when each has its own.
  var common: Int32 = -1

  /// The group of each row while there is no common one; ``none`` in lanes without a row.
  var own: [8 of SIMD8<UInt16>] = .init(repeating: SIMD8(repeating: TileLabels.none))

  /// The label of what is no row, or of a row that has no group yet.
  static let none = UInt16.max

  /// The most groups that labels can tell apart.
  static let mostGroups = Int(UInt16.max)

  /// The group of each row of a block, `-1` for none.
  func block(_ place: Int) -> SIMD8<Int64> {
    guard common < 0 else { return SIMD8(repeating: Int64(common)) }
    let labels = own[place]
    var result = SIMD8<Int64>(repeating: -1)
    for lane in 0..<8 where labels[lane] != Self.none { result[lane] = Int64(labels[lane]) }
    return result
  }

  /// Gives one row another group.
  ///
  /// - Parameters:
  ///   - row: The number of the row in its tile.
  ///   - group: The group.
  ///   - rowCount: The number of rows of the tile.
  mutating func set(_ row: Int, to group: Int, rowCount: Int) {
    if common >= 0 {
      for other in 0..<Tiles.rows {
        own[other / 8][other % 8] = other < rowCount ? UInt16(common) : Self.none
      }
      common = -1
    }
    own[row / 8][row % 8] = UInt16(group)
  }
}

extension TileLabels {
  /// How many rows have a group of their own that is this one.
  func countOwn(_ group: Int) -> Int {
    let wanted = SIMD8(repeating: UInt16(truncatingIfNeeded: group))
    var count = SIMD8<UInt16>.zero
    for block in 0..<8 {
      count &+= SIMD8<UInt16>.zero.replacing(with: 1, where: own[block] .== wanted)
    }
    return Int(count.wrappedSum())
  }

  /// Gives each row a group of its own.
  ///
  /// - Parameters:
  ///   - labels: The groups; `-1` in lanes without a row.
  ///   - rows: The number of rows from the first of this tile on.
  /// - Returns: The number of rows that changed their group.
  @inline(__always)
  mutating func replace(with labels: [8 of SIMD8<Int64>], rows: Int) -> Int {
    let former = SIMD8<UInt16>(repeating: UInt16(truncatingIfNeeded: common))
    var same = SIMD8<UInt16>.zero
    for block in 0..<8 {
      let label = SIMD8<UInt16>(truncatingIfNeeded: labels[block])
      let before = common < 0 ? own[block] : former
      same &+= SIMD8<UInt16>.zero.replacing(with: 1, where: label .== before)
      own[block] = label
    }
    // Lanes without a row stayed what they were, unless the tile had a common group.
    let missing = common < 0 ? max(0, Tiles.rows &- rows) : 0
    common = -1
    return min(rows, Tiles.rows) &+ missing &- Int(same.wrappedSum())
  }
}
