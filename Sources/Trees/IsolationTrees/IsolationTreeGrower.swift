import Numeric

/// Grows one tree of random splits on a sample of rows.
struct IsolationTreeGrower {
  private let depth: Int
  private var sample: TreeSample
  private(set) var tree = IsolationTree()

  /// Draws the sample, without repetition.
  init(_ rows: Matrix, sample size: Int, depth: Int, random: SplitMix64) {
    self.depth = depth
    sample = TreeSample(of: rows, size: size, random: random)
    tree.features.reserveCapacity(2 * sample.rowCount)
    tree.thresholds.reserveCapacity(sample.rowCount)
    tree.leafRows.reserveCapacity(sample.rowCount)
  }

  /// Grows the tree.
  mutating func grow() { split(0..<sample.rowCount, level: 0) }

  private mutating func split(_ part: Range<Int>, level: Int) {
    guard level < depth, part.count > 1, let decision = drawDecision(part) else {
      tree.features.append(-1)
      tree.leafRows.append(part.count)
      return
    }
    tree.features.append(decision.feature)
    tree.thresholds.append(decision.threshold)
    let middle = sample.partition(
      part, by: sample.values, from: decision.feature * sample.rowCount, upTo: decision.threshold)
    split(part.lowerBound..<middle, level: level + 1)
    split(middle..<part.upperBound, level: level + 1)
  }

  /// Draws a feature that varies in a part, and a threshold between its least and greatest value.
  private mutating func drawDecision(_ part: Range<Int>) -> TreeDecision? {
    var left = sample.featureCount
    guard let (feature, low, high) = sample.drawVaried(in: part, left: &left) else { return nil }
    let threshold = low + (high - low) * sample.random.nextUnit()
    return TreeDecision(feature: feature, threshold: threshold < high ? threshold : low)
  }
}
