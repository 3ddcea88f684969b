import Glibc
public import Numeric
import Parameters

/// Trees that counted rows, able to score new rows and to learn from them.
public struct HalfSpaceTreesModel: DetectorModel, CheckedCodable, Hashable {
  let detector: HalfSpaceTrees
  let seed: UInt64
  let extents: [FeatureExtent]

  /// What rows are scored by.
  private(set) var trees: [HalfSpaceTree]

  /// The number of rows that the trees counted.
  private(set) var total: Int

  /// What the rows since then came to, and how many these are.
  private var latest: [HalfSpaceTree] = []
  private var latestRows = 0

  init(
    detector: HalfSpaceTrees, seed: UInt64, extents: [FeatureExtent], trees: [HalfSpaceTree],
    total: Int
  ) {
    (self.detector, self.seed, self.extents) = (detector, seed, extents)
    (self.trees, self.total) = (trees, total)
  }

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { extents.count }

  /// Writes a score for each row: the higher, the more unusual.
  ///
  /// Minus the binary logarithm of how full the space is around the row, in terms of a space that
  /// is full alike. The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · trees · depth).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let limit = detector.share * Double(total)
    forEachChunk(of: &scores, atLeast: 256) { range, chunk in
      for i in chunk.indices { chunk[i] = 0 }
      // Tree after tree, so that the nodes of one stay in the cache.
      for tree in trees {
        for i in chunk.indices {
          chunk[i] += tree.expectedMass(at: range.lowerBound + i, of: rows, limit: limit)
        }
      }
      for i in chunk.indices {
        chunk[i] = -log2((chunk[i] / Double(trees.count) + 1) / Double(total + 1))
      }
    }
  }

  /// Scores rows of a stream one after another, and learns each once it has its score.
  ///
  /// When as many rows have come as a window holds, they take the place of what was learned before.
  ///
  /// - Parameter rows: The next rows of the stream, in their order.
  /// - Returns: The score of each row, by what was learned up to the last whole window.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · trees · depth).
  public mutating func scoreThenLearn(_ rows: Matrix) throws(ShapeError) -> [Double] {
    try checkWidth(rows, expected: featureCount)
    var found: [Double] = []
    var next = 0
    while next < rows.rowCount {
      if latest.isEmpty { beginWindow() }
      let end = min(rows.rowCount, next + detector.window - latestRows)
      found += try scores(of: rows.selectingRows(Array(next..<end)))
      for tree in latest.indices {
        for row in next..<end { latest[tree].count(rows, row) }
      }
      latestRows += end - next
      next = end
      if latestRows == detector.window {
        (trees, total) = (latest, latestRows)
        latest = []
      }
    }
    return found
  }

  private mutating func beginWindow() {
    latest = trees
    for tree in latest.indices {
      latest[tree].masses = Array(repeating: 0, count: latest[tree].masses.count)
    }
    latestRows = 0
  }
}

extension HalfSpaceTreesModel {
  /// What is stored: the trees follow from the seed, and a window not yet whole is left out.
  struct Contents {
    let detector: HalfSpaceTrees
    let seed: UInt64
    let extents: [FeatureExtent]
    let total: Int

    /// How many rows came to the nodes that are looked at, for each tree.
    let masses: [[Int32]]
  }

  var contents: Contents {
    let limit = detector.share * Double(total)
    return Contents(
      detector: detector, seed: seed, extents: extents, total: total,
      masses: trees.map { $0.counted(limit: limit) })
  }

  /// Draws the trees anew.
  init(_ contents: Contents) throws {
    let (detector, seed, extents) = (contents.detector, contents.seed, contents.extents)
    let trees = try contents.masses.enumerated().map { number, counted in
      var tree = HalfSpaceTree(
        depth: detector.depth, extents: extents,
        random: SplitMix64(seed: seed, stream: UInt64(number)))
      guard tree.take(counted) else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: [], debugDescription: "A tree has no such node."))
      }
      return tree
    }
    self.init(detector: detector, seed: seed, extents: extents, trees: trees, total: contents.total)
  }
}

extension HalfSpaceTreesModel.Contents: CheckedContents {
  static let damage = "The trees are damaged; fit the model again."

  var isWhole: Bool {
    detector.isValid && !extents.isEmpty && extents.allSatisfy(\.isWhole)
      && 1...Int(Int32.max) ~= total && masses.count == detector.trees
  }
}

extension HalfSpaceTree {
  /// Takes over the rows of nodes; `false` when there is no such node.
  fileprivate mutating func take(_ counted: [Int32]) -> Bool {
    guard counted.count % 2 == 0 else { return false }
    for place in stride(from: 0, to: counted.count, by: 2) {
      let (node, mass) = (Int(counted[place]), counted[place + 1])
      guard masses.indices.contains(node), node > 0, mass >= 0 else { return false }
      masses[node] = mass
    }
    return true
  }
}
