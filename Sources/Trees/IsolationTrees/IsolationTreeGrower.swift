import Numeric

/// Grows one tree of random splits on a sample of rows.
struct IsolationTreeGrower {
  private let values: [Double]
  private let rowCount: Int
  private let featureCount: Int
  private let depth: Int
  private var order: [Int]
  private var candidates: [Int]
  private var random: SplitMix64
  private(set) var tree = IsolationTree()

  /// Draws the sample, without repetition.
  init(_ rows: Matrix, sample: Int, depth: Int, random: SplitMix64) {
    self.random = random
    self.depth = depth
    rowCount = min(sample, rows.rowCount)
    featureCount = rows.columnCount
    let drawn = drawDistinct(rowCount, below: rows.rowCount, using: &self.random)
    var values: [Double] = []
    values.reserveCapacity(rowCount * featureCount)
    for feature in 0..<featureCount {
      let column = rows.column(feature)
      for row in drawn { values.append(column[row]) }
    }
    self.values = values
    order = Array(0..<rowCount)
    candidates = Array(0..<featureCount)
    tree.features.reserveCapacity(2 * rowCount)
    tree.thresholds.reserveCapacity(rowCount)
    tree.leafRows.reserveCapacity(rowCount)
  }

  /// Grows the tree.
  mutating func grow() { split(0..<rowCount, level: 0) }

  private mutating func split(_ part: Range<Int>, level: Int) {
    guard level < depth, part.count > 1, let decision = drawDecision(part) else {
      tree.features.append(-1)
      tree.leafRows.append(part.count)
      return
    }
    tree.features.append(decision.feature)
    tree.thresholds.append(decision.threshold)
    let middle = partition(part, by: decision)
    split(part.lowerBound..<middle, level: level + 1)
    split(middle..<part.upperBound, level: level + 1)
  }

  /// Draws a feature that varies in a part, and a threshold between its least and greatest value.
  private mutating func drawDecision(_ part: Range<Int>) -> TreeDecision? {
    for left in stride(from: featureCount, to: 0, by: -1) {
      let drawn = random.nextIndex(below: left)
      candidates.swapAt(drawn, left - 1)
      let feature = candidates[left - 1]
      let (low, high) = extent(of: feature, part)
      guard low < high else { continue }
      let threshold = low + (high - low) * random.nextUnit()
      return TreeDecision(feature: feature, threshold: threshold < high ? threshold : low)
    }
    return nil
  }

  private func extent(of feature: Int, _ part: Range<Int>) -> (low: Double, high: Double) {
    let start = feature * rowCount
    var low = values[start + order[part.lowerBound]]
    var high = low
    for i in part {
      let value = values[start + order[i]]
      low = value < low ? value : low
      high = value > high ? value : high
    }
    return (low, high)
  }

  /// Moves the rows that go left to the front, and returns where the others begin.
  private mutating func partition(_ part: Range<Int>, by decision: TreeDecision) -> Int {
    let start = decision.feature * rowCount
    var left = part.lowerBound
    for i in part {
      let row = order[i]
      order[i] = order[left]
      order[left] = row
      left += values[start + row] <= decision.threshold ? 1 : 0
    }
    return left
  }
}
