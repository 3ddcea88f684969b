import Numeric

/// Grows one tree of random planes on a sample of rows.
struct ObliqueTreeGrower {
  private let depth: Int
  private let width: Int
  private var sample: TreeSample
  private var sides: [Double]
  private(set) var tree: ObliqueTree

  /// Draws the sample, without repetition.
  init(_ rows: Matrix, sample size: Int, depth: Int, width: Int, random: SplitMix64) {
    (self.depth, self.width) = (depth, width)
    sample = TreeSample(of: rows, size: size, random: random)
    sides = Array(repeating: 0, count: sample.rowCount)
    tree = ObliqueTree(width: width)
  }

  /// Grows the tree.
  mutating func grow() { grow(0..<sample.rowCount, level: 0) }

  private mutating func grow(_ part: Range<Int>, level: Int) {
    let node = tree.append(rows: part.count)
    guard level < depth, part.count > 1 else { return }
    let split = drawSplit(part)
    guard !split.isEmpty else { return }
    tree.split(node, by: split)
    findSides(part, of: split)
    let middle = sample.partition(part, by: sides, from: 0, upTo: 0)
    grow(part.lowerBound..<middle, level: level + 1)
    tree.beginRight(of: node)
    grow(middle..<part.upperBound, level: level + 1)
  }

  /// Draws features that vary in a part, and for each a normal weight and a place within its
  /// extent.
  private mutating func drawSplit(_ part: Range<Int>) -> [ObliqueTerm] {
    var split: [ObliqueTerm] = []
    var left = sample.featureCount
    while split.count < width,
      let (feature, low, high) = sample.drawVaried(in: part, left: &left)
    {
      let origin = low + (high - low) * sample.random.nextUnit()
      split.append(
        ObliqueTerm(
          feature: feature, weight: sample.random.nextNormal(), origin: min(origin, high)))
    }
    return split
  }

  /// Finds on which side of a split each row of a part lies.
  private mutating func findSides(_ part: Range<Int>, of split: [ObliqueTerm]) {
    for i in part { sides[sample.order[i]] = 0 }
    for term in split {
      let start = term.feature * sample.rowCount
      for i in part {
        let row = sample.order[i]
        sides[row] += term.weight * (sample.values[start + row] - term.origin)
      }
    }
  }
}
