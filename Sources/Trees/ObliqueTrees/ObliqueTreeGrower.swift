import Numeric

/// Grows one tree of random planes on a sample of rows.
struct ObliqueTreeGrower {
  private let values: [Double]
  private let rowCount: Int
  private let featureCount: Int
  private let depth: Int
  private let width: Int
  private var order: [Int]
  private var sides: [Double]
  private var candidates: [Int]
  private var random: SplitMix64
  private(set) var tree: ObliqueTree

  /// Draws the sample, without repetition.
  init(_ rows: Matrix, sample: Int, depth: Int, width: Int, random: SplitMix64) {
    self.random = random
    (self.depth, self.width) = (depth, width)
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
    sides = Array(repeating: 0, count: rowCount)
    candidates = Array(0..<featureCount)
    tree = ObliqueTree(width: width)
  }

  /// Grows the tree.
  mutating func grow() { grow(0..<rowCount, level: 0) }

  private mutating func grow(_ part: Range<Int>, level: Int) {
    let node = tree.append(rows: part.count)
    guard level < depth, part.count > 1 else { return }
    let split = drawSplit(part)
    guard !split.isEmpty else { return }
    tree.split(node, by: split)
    let middle = partition(part, by: split)
    grow(part.lowerBound..<middle, level: level + 1)
    tree.beginRight(of: node)
    grow(middle..<part.upperBound, level: level + 1)
  }

  /// Draws features that vary in a part, and for each a normal weight and a place within its
  /// extent.
  private mutating func drawSplit(_ part: Range<Int>) -> [ObliqueTerm] {
    var split: [ObliqueTerm] = []
    for left in stride(from: featureCount, to: 0, by: -1) where split.count < width {
      candidates.swapAt(random.nextIndex(below: left), left - 1)
      let feature = candidates[left - 1]
      let (low, high) = extent(of: feature, part)
      guard low < high else { continue }
      let origin = low + (high - low) * random.nextUnit()
      split.append(
        ObliqueTerm(feature: feature, weight: random.nextNormal(), origin: min(origin, high)))
    }
    return split
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
  private mutating func partition(_ part: Range<Int>, by split: [ObliqueTerm]) -> Int {
    for i in part { sides[order[i]] = 0 }
    for term in split {
      let start = term.feature * rowCount
      for i in part {
        let row = order[i]
        sides[row] += term.weight * (values[start + row] - term.origin)
      }
    }
    var left = part.lowerBound
    for i in part {
      let row = order[i]
      order[i] = order[left]
      order[left] = row
      left += sides[row] <= 0 ? 1 : 0
    }
    return left
  }
}
