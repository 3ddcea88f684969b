import Numeric

/// Grows one tree on rows drawn with repetition.
struct TreeGrower {
  let columns: [RankedColumns.Column]
  let labels: [UInt16]
  let classCount: Int
  let featuresPerSplit: Int
  var random: SplitMix64

  /// How often each row was drawn.
  let draws: [UInt16]

  /// The rows that were drawn, in the order of nodes.
  var order: [Int32]
  private var spare: [Int32]
  private var candidates: [Int]
  var keys: [UInt64] = []
  var histogram: [UInt32] = []
  var occupied: [UInt64] = []
  private(set) var tree = ClassificationTree()

  /// The decrease of impurity by the splits of each feature, not normalised.
  private(set) var decreases: [Double]

  init(
    _ ranked: RankedColumns, labels: [UInt16], classCount: Int, featuresPerSplit: Int,
    random: SplitMix64
  ) {
    self.random = random
    self.labels = labels
    self.classCount = classCount
    self.featuresPerSplit = featuresPerSplit
    columns = ranked.columns
    draws = drawWithRepetition(ranked.rowCount, using: &self.random)
    order = draws.indices.filter { [draws] in draws[$0] > 0 }.map { Int32($0) }
    spare = Array(repeating: 0, count: order.count)
    candidates = Array(columns.indices)
    decreases = Array(repeating: 0, count: columns.count)
  }
}

/// Draws as many rows as there are, with repetition, and tells how often each was drawn.
private func drawWithRepetition(_ count: Int, using random: inout SplitMix64) -> [UInt16] {
  var draws = [UInt16](repeating: 0, count: count)
  for _ in 0..<count { draws[random.nextIndex(below: count)] += 1 }
  return draws
}

extension TreeGrower {
  /// A node that is still to be split.
  private struct Open {
    var node: Int
    var rows: Range<Int>
  }

  /// Grows the tree until every leaf is of one class or cannot be split.
  mutating func grow() {
    appendNode()
    var open = [Open(node: 0, rows: 0..<order.count)]
    while let next = open.popLast() {
      let weights = classWeights(next.rows)
      guard weights.filter({ $0 > 0 }).count > 1, let split = drawSplit(next.rows, weights) else {
        closeLeaf(next.node, weights)
        continue
      }
      let middle = partition(next.rows, by: split)
      note(split, weights)
      let left = branch(next.node, split)
      open.append(Open(node: left + 1, rows: middle..<next.rows.upperBound))
      open.append(Open(node: left, rows: next.rows.lowerBound..<middle))
    }
  }

  private func classWeights(_ rows: Range<Int>) -> [Int] {
    var weights = [Int](repeating: 0, count: classCount)
    for i in rows {
      let row = Int(order[i])
      weights[Int(labels[row])] += Int(draws[row])
    }
    return weights
  }

  /// Finds the best split among some features drawn at random; ones that do not vary do not count.
  private mutating func drawSplit(_ rows: Range<Int>, _ weights: [Int]) -> Split? {
    var best: Split?
    var tried = 0
    for left in stride(from: candidates.count, to: 0, by: -1) where tried < featuresPerSplit {
      candidates.swapAt(random.nextIndex(below: left), left - 1)
      let feature = candidates[left - 1]
      guard let split = bestSplit(of: feature, rows, weights) else { continue }
      tried += 1
      if split.purity > best?.purity ?? -1 { best = split }
    }
    return best
  }

  /// Adds what a split of a node gains to its feature: w·i − w₁·i₁ − w₂·i₂ by Gini impurity i.
  private mutating func note(_ split: Split, _ weights: [Int]) {
    let total = Double(weights.reduce(0, +))
    let squares = Double(weights.reduce(0) { $0 + $1 * $1 })
    decreases[split.feature] += split.purity - squares / total
  }

  /// Moves the rows that go left to the front in their order, and tells where the others begin.
  private mutating func partition(_ rows: Range<Int>, by split: Split) -> Int {
    let bins = columns[split.feature].bins
    var left = rows.lowerBound
    var right = 0
    for i in rows {
      let row = order[i]
      let goesLeft = Int(bins[Int(row)]) <= split.bin
      order[left] = row
      spare[right] = row
      left += goesLeft ? 1 : 0
      right += goesLeft ? 0 : 1
    }
    for i in 0..<right { order[left + i] = spare[i] }
    return left
  }

  private mutating func appendNode() {
    tree.features.append(-1)
    tree.thresholds.append(0)
    tree.links.append(0)
  }

  /// Makes a node split, and returns its left child.
  private mutating func branch(_ node: Int, _ split: Split) -> Int {
    let left = tree.features.count
    appendNode()
    appendNode()
    tree.features[node] = split.feature
    tree.thresholds[node] = columns[split.feature].threshold(
      between: split.bin, and: split.nextBin)
    tree.links[node] = left
    return left
  }

  private mutating func closeLeaf(_ node: Int, _ weights: [Int]) {
    tree.links[node] = tree.leafWeights.count / classCount
    tree.leafWeights += weights
  }
}
