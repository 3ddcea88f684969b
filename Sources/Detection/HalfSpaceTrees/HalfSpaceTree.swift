import Numeric

/// A tree that halves a part of the space at every node, with the number of rows of each.
///
/// Node 1 is the root, and the children of node `i` are `2i` and `2i + 1`.
struct HalfSpaceTree: Sendable, Hashable {
  /// How often the tree halves.
  let depth: Int

  /// The feature and the middle at which each node is halved.
  private let features: [Int32]
  private let middles: [Double]

  /// The number of rows of each node.
  var masses: [Int32]

  /// Draws a tree.
  ///
  /// Its space reaches beyond the rows: around a random place of each feature's extent, as far on
  /// both sides as twice the way to the farther end.
  init(depth: Int, extents: [FeatureExtent], random: SplitMix64) {
    var draw = TreeDraw(depth: depth, extents: extents, random: random)
    draw.halve(node: 1)
    self.depth = depth
    (features, middles) = (draw.features, draw.middles)
    masses = Array(repeating: 0, count: 2 << depth)
  }

  /// Counts rows.
  mutating func count(_ rows: Matrix) {
    for row in 0..<rows.rowCount { count(rows, row) }
  }

  /// Counts one row.
  mutating func count(_ rows: Matrix, _ row: Int) {
    var node = 1
    masses[1] += 1
    for _ in 0..<depth {
      node = 2 &* node &+ (rows[row, Int(features[node])] > middles[node] ? 1 : 0)
      masses[node] += 1
    }
  }

  /// Returns how many rows there would be if all the space were as full as around a row; nodes of
  /// so many rows as the limit, or fewer, are not looked into.
  @inline(__always)
  func expectedMass(at row: Int, of rows: Matrix, limit: Double) -> Double {
    var (node, level) = (1, 0)
    while level < depth, Double(masses[node]) > limit {
      node = 2 &* node &+ (rows[row, Int(features[node])] > middles[node] ? 1 : 0)
      level += 1
    }
    return Double(masses[node]) * Double(1 << level)
  }

  /// The nodes that are looked at, with their rows: those whose parents hold more than a limit.
  func counted(limit: Double) -> [Int32] {
    var found: [Int32] = []
    for node in 1..<masses.count where masses[node] > 0 {
      if node == 1 || Double(masses[node / 2]) > limit { found += [Int32(node), masses[node]] }
    }
    return found
  }
}

/// Draws the splits of a tree from top to bottom.
private struct TreeDraw {
  let depth: Int
  var features: [Int32]
  var middles: [Double]
  private var lows: [Double]
  private var highs: [Double]
  private var random: SplitMix64

  init(depth: Int, extents: [FeatureExtent], random: SplitMix64) {
    self.depth = depth
    self.random = random
    features = Array(repeating: 0, count: 1 << depth)
    middles = Array(repeating: 0, count: 1 << depth)
    (lows, highs) = ([], [])
    for extent in extents {
      let place = self.random.nextUnit()
      let (middle, width) = (
        extent.low + (extent.high - extent.low) * place, extent.high - extent.low
      )
      let reach = 2 * max(place, 1 - place) * width
      lows.append(middle - reach)
      highs.append(middle + reach)
    }
  }

  mutating func halve(node: Int) {
    guard node < features.count else { return }
    let feature = random.nextIndex(below: lows.count)
    let (low, high) = (lows[feature], highs[feature])
    let middle = low + (high - low) / 2
    features[node] = Int32(feature)
    middles[node] = middle
    highs[feature] = middle
    halve(node: 2 * node)
    (lows[feature], highs[feature]) = (middle, high)
    halve(node: 2 * node + 1)
    lows[feature] = low
  }
}
