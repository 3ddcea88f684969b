/// A walk over rows that always goes on to the one most easily reached from those behind it.
///
/// A row is reached at the greater of its distance and the core distance of the row it is reached
/// from, so crowds are walked through one after the other.
///
/// > M. Ankerst, M. M. Breunig, H.-P. Kriegel, J. Sander. "OPTICS: ordering points to identify the
/// > clustering structure." *SIGMOD* 1999,
/// > doi:[10.1145/304182.304187](https://doi.org/10.1145/304182.304187)
public struct ReachabilityWalk: Sendable {
  /// The rows in the order of the walk.
  public private(set) var order: [Int] = []

  /// The row each row was reached from, `-1` for one that begins anew.
  public private(set) var predecessors: [Int32]

  private let rows: Matrix
  private let tree: NeighbourTree
  private let squaredRadius: Double
  private let squaredCores: [Double]
  private var squaredReaches: [Double]
  private var isBehind: [Bool]
  private var ahead = ReachHeap()
  private var firstLeft = 0
  private var distances: [Double] = []

  /// Begins a walk at the first row.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `n × d`, finite.
  ///   - counts: How many equal rows each row stands for.
  ///   - neighbours: The number of the neighbour that tells the core distance, itself counted.
  ///   - radius: The greatest distance of a step, infinite for no limit.
  /// - Complexity: O(`n` log `n`) in few dimensions.
  /// - Precondition: There is a row, a count for each, and a neighbour is asked for.
  public init(_ rows: Matrix, counts: [Int], neighbours: Int, radius: Double) {
    let reachability = MutualReachability(rows, counts: counts, neighbours: neighbours)
    self.rows = rows
    tree = reachability.tree
    squaredRadius = radius * radius
    squaredCores = reachability.squaredCoreDistances
    squaredReaches = Array(repeating: .infinity, count: rows.rowCount)
    predecessors = Array(repeating: -1, count: rows.rowCount)
    isBehind = Array(repeating: false, count: rows.rowCount)
  }

  /// Whether every row is behind.
  public var isOver: Bool { order.count == rows.rowCount }

  /// The distance at which each row was reached, infinite for one that begins anew.
  public var reaches: [Double] { squaredReaches.map { $0.squareRoot() } }

  /// The core distance of each row, infinite for one that is above the radius.
  public var cores: [Double] {
    squaredCores.map { $0 <= squaredRadius ? $0.squareRoot() : .infinity }
  }

  /// Goes on to the next row; of equally reachable ones to the first.
  ///
  /// - Complexity: O(`n` · `d`) without a radius, else O(log `n` + rows within it) in few dimensions.
  /// - Precondition: The walk is not over.
  public mutating func goOn() {
    let row = next()
    isBehind[row] = true
    order.append(row)
    guard squaredCores[row] <= squaredRadius else { return }
    if squaredRadius < .infinity {
      tree.forEachRow(within: squaredRadius, of: rows.row(row)) { reach($0, from: row, at: $1) }
    } else {
      measure(from: row)
      for other in isBehind.indices where distances[other] < squaredReaches[other] {
        reach(other, from: row, at: distances[other])
      }
    }
  }

  private mutating func next() -> Int {
    while let (row, squared) = ahead.popLeast() {
      if !isBehind[row] && squared == squaredReaches[row] { return row }
    }
    while isBehind[firstLeft] { firstLeft += 1 }
    return firstLeft
  }

  private mutating func reach(_ other: Int, from row: Int, at squared: Double) {
    let squared = max(squared, squaredCores[row])
    guard !isBehind[other], squared < squaredReaches[other] else { return }
    squaredReaches[other] = squared
    predecessors[other] = Int32(row)
    ahead.push(other, squared)
  }

  /// Works out the squared distances of all rows to one.
  private mutating func measure(from row: Int) {
    let rows = rows
    distances = Array(repeating: 0, count: rows.rowCount)
    var sums = distances.mutableSpan
    for feature in 0..<rows.columnCount {
      let values = rows.column(feature)
      let value = values[row]
      for other in values.indices {
        let difference = values[other] - value
        sums[other] += difference * difference
      }
    }
  }
}
