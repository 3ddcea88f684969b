public import Numeric

/// Random trees that part rows from each other; unusual rows are parted early.
///
/// Each tree is grown on a sample of the rows, to a depth of log₂ of its size: at every node a
/// feature that still varies is drawn, and a threshold between its least and greatest value.
///
/// > F. T. Liu, K. M. Ting, Z.-H. Zhou. "Isolation forest." *ICDM* 2008,
/// > doi:[10.1109/ICDM.2008.17](https://doi.org/10.1109/ICDM.2008.17)
public struct IsolationTrees: PathTrees {
  /// The number of features of a row.
  public let featureCount: Int

  /// The number of rows each tree was grown on.
  public let sample: Int

  let trees: [IsolationTree]
  private let heap: HeapTrees

  /// The decisions of all trees, 2ʰ places each, of which the first is unused.
  let decisions: [TreeDecision]

  /// The number of sampled rows that came to each place, and to each of the last level: 2ʰ⁺¹ a
  /// tree.
  let rows: [Int32]

  /// The number of trees.
  public var count: Int { trees.count }

  /// Grows trees side by side, each from a random stream of its own.
  ///
  /// - Parameters:
  ///   - trees: The number of trees.
  ///   - rows: The rows, shape `n × d`, finite, at least one.
  ///   - sample: The number of rows of a tree; all rows when there are fewer.
  ///   - seed: The seed of every random choice.
  /// - Complexity: O(`trees` · `sample` · log `sample`).
  public init(growing trees: Int, on rows: Matrix, sample: Int, seed: UInt64) {
    let size = min(sample, rows.rowCount)
    let depth = isolationDepth(ofSample: size)
    let grown = concurrentMap(trees) { tree in
      var grower = IsolationTreeGrower(
        rows, sample: size, depth: depth, random: SplitMix64(seed: seed, stream: UInt64(tree)))
      grower.grow()
      return grower.tree
    }
    guard let forest = IsolationTrees(grown, sample: size, featureCount: rows.columnCount) else {
      preconditionFailure("a grown tree is well formed")
    }
    self = forest
  }

  /// Takes trees in, or returns `nil` when one of them is malformed.
  init?(_ trees: [IsolationTree], sample: Int, featureCount: Int) {
    let depth = isolationDepth(ofSample: sample)
    var decisions: [TreeDecision] = []
    var leaves: [Double] = []
    var rows: [Int32] = []
    decisions.reserveCapacity(trees.count << depth)
    leaves.reserveCapacity(trees.count << depth)
    rows.reserveCapacity(trees.count << (depth + 1))
    let lengths = Trees.pathLengths(upTo: sample)
    for tree in trees {
      let found = tree.heap(depth: depth, featureCount: featureCount, lengths: lengths)
      guard let part = found else { return nil }
      decisions += part.decisions
      leaves += part.leaves
      rows += part.rows
    }
    self.trees = trees
    self.sample = sample
    self.featureCount = featureCount
    (self.decisions, self.rows) = (decisions, rows)
    heap = HeapTrees(
      depth: depth, featureCount: max(1, featureCount), decisions: decisions, leaves: leaves)
  }

  /// Writes the mean path length of each row over the trees: the shorter, the more unusual.
  ///
  /// - Precondition: `rows.columnCount == featureCount` and `lengths.count == rows.rowCount`.
  /// - Complexity: O(`n` · trees · depth).
  public func pathLengths(of rows: Matrix, into lengths: inout MutableSpan<Double>) {
    let count = Double(self.count)
    forEachChunk(of: &lengths, atLeast: 512) { range, chunk in
      heap.sumLeaves(of: rows, in: range, into: &chunk)
      for i in chunk.indices { chunk[i] /= count }
    }
  }

  /// The path length that marks a row as neither usual nor unusual.
  public var averagePathLength: Double { Trees.averagePathLength(ofRows: sample) }
}

/// The depth at which trees of a sample end: log₂ of its size, rounded up.
func isolationDepth(ofSample size: Int) -> Int {
  var depth = 1
  while 1 << depth < size { depth += 1 }
  return depth
}
