/// Rows arranged for the distance by which crowds are told from emptiness.
///
/// The core distance of a row is that to its neighbour of a given number, itself counted. The mutual
/// reachability of two rows is the greatest of their distance and their core distances: rows in
/// crowds keep their distances, and rows between crowds move away from all others.
///
/// > R. J. G. B. Campello, D. Moulavi, J. Sander. "Density-based clustering based on hierarchical
/// > density estimates." *PAKDD* 2013,
/// > doi:[10.1007/978-3-642-37456-2_14](https://doi.org/10.1007/978-3-642-37456-2_14)
public struct MutualReachability: Sendable {
  /// The number of the neighbour that tells the core distance, at most the number of rows.
  public let neighbours: Int

  let tree: NeighbourTree

  /// The squared core distance of each place of the tree, infinite for a place without a row.
  let cores: [Double]

  /// The place of each row in the tree.
  let places: [Int32]

  /// How many equal rows each row stands for; `nil` for one each.
  let counts: [Int]?

  /// The least squared core distance of each node of the tree.
  let leastCores: [Double]

  /// All rows in one component.
  let undivided: RowComponents

  /// Arranges rows and finds their core distances.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `n × d`, finite.
  ///   - counts: How many equal rows each row stands for; one each when not given.
  ///   - neighbours: The number of the neighbour that tells the core distance, itself counted.
  /// - Complexity: O(`n` log `n`) in few dimensions, O(`n`² · `d`) at worst.
  /// - Precondition: There is a row, and a neighbour is asked for.
  public init(_ rows: Matrix, counts: [Int]? = nil, neighbours: Int) {
    precondition(rows.rowCount > 0 && neighbours > 0, "a row and a neighbour")
    let tree = NeighbourTree(rows, counts: counts)
    let most = min(neighbours, sum(of: counts, rows.rowCount, upTo: neighbours))
    let found = unsafe tree.mapNeighbourhoods(
      of: rows, areInTree: true, count: min(most, rows.rowCount)
    ) { unsafe $1.squaredCore(most, counts) }
    let cores = tree.order.map { $0 < 0 ? .infinity : found[Int($0)] }
    var places = [Int32](repeating: 0, count: tree.rowCount)
    for place in 0..<tree.rowCount { places[Int(tree.order[place])] = Int32(place) }
    self.places = places
    self.neighbours = most
    (self.tree, self.counts) = (tree, counts)
    leastCores = tree.nodeValues(cores) { min($0, $1) }
    undivided = RowComponents(Array(repeating: 0, count: tree.order.count), in: tree)
    self.cores = cores
  }

  /// The core distance of each row.
  public var coreDistances: [Double] { squaredCoreDistances.map { $0.squareRoot() } }

  /// The square of the core distance of each row.
  var squaredCoreDistances: [Double] {
    places.map { cores[Int($0)] }
  }
}

extension Neighbourhood {
  /// The squared distance to the neighbour of a number, rows that stand for several counted as often.
  func squaredCore(_ number: Int, _ counts: [Int]?) -> Double {
    guard let counts else { return unsafe squares[number - 1] }
    var total = 0
    for i in unsafe rows.indices {
      total += unsafe counts[Int(rows[i])]
      if total >= number { return unsafe squares[i] }
    }
    return .infinity
  }
}

/// Which component each place of a tree is in, and which nodes are wholly in one.
struct RowComponents: Sendable {
  /// The component of each place.
  let ofRow: [Int32]

  /// The component a node is wholly in, `-1` for a node with rows of several.
  let ofNode: [Int32]

  /// Finds what nodes are wholly in.
  init(_ ofRow: [Int32], in tree: NeighbourTree) {
    self.ofRow = ofRow
    ofNode = tree.nodeValues(ofRow) { $0 == $1 ? $0 : -1 }
  }
}

extension NeighbourTree {
  /// Combines what places hold for every node, in preorder; lanes without a row are left out.
  func nodeValues<Value>(_ values: [Value], _ combine: (Value, Value) -> Value) -> [Value] {
    guard rowCount > 0 else { return [] }
    var result = [Value](repeating: values[0], count: 2 * leafCount - 1)
    // Parts come after their node in preorder, so the last nodes are done first.
    for (node, leaves) in nodes.enumerated().reversed() {
      if leaves.count == 1 {
        let first = leaves.lowerBound * NeighbourTree.leafRows
        var value = values[first]
        for place in first + 1..<max(first + 1, min(first + NeighbourTree.leafRows, rowCount)) {
          value = combine(value, values[place])
        }
        result[node] = value
      } else {
        let middle = (leaves.count + 1) / 2
        result[node] = combine(result[node + 1], result[node + 2 * middle])
      }
    }
    return result
  }

  /// The leaves of every node, in preorder.
  var nodes: [Range<Int>] {
    var nodes: [Range<Int>] = []
    var waiting = rowCount > 0 ? [0..<leafCount] : []
    while let leaves = waiting.popLast() {
      nodes.append(leaves)
      guard leaves.count > 1 else { continue }
      let middle = leaves.lowerBound + (leaves.count + 1) / 2
      waiting.append(middle..<leaves.upperBound)
      waiting.append(leaves.lowerBound..<middle)
    }
    return nodes
  }
}

/// Adds counts, and stops at a number that is enough.
private func sum(of counts: [Int]?, _ rowCount: Int, upTo enough: Int) -> Int {
  guard let counts else { return rowCount }
  var sum = 0
  for count in counts where sum < enough { sum += min(count, enough) }
  return max(1, sum)
}
