/// One search in a tree: the row it is for, and the nearest distances found so far.
private struct NeighbourSearch: ~Copyable {
  /// The squared distances in rising order, infinite where none is found yet.
  var nearest: [Double]
  var query: [Double]

  /// The squared distance a row must be below to count.
  var limit = Double.infinity

  init(count: Int, featureCount: Int) {
    nearest = Array(repeating: .infinity, count: count)
    query = Array(repeating: 0, count: featureCount)
  }

  mutating func begin(_ rows: Matrix, row: Int) {
    for feature in query.indices { query[feature] = rows[row, feature] }
    for i in nearest.indices { nearest[i] = .infinity }
    limit = .infinity
  }

  /// Takes in one distance below the limit.
  mutating func insert(_ distance: Double) {
    var place = nearest.count - 1
    while place > 0 && nearest[place - 1] > distance {
      nearest[place] = nearest[place - 1]
      place -= 1
    }
    nearest[place] = distance
    limit = nearest[nearest.count - 1]
  }
}

extension NeighbourTree {
  /// Gives a body the squared distances from each of some rows to its nearest rows of the tree.
  ///
  /// - Parameters:
  ///   - count: How many neighbours to find.
  ///   - rows: The matrix of rows to find neighbours for.
  ///   - range: The rows to take.
  ///   - body: Takes the position within `range`, and the squared distances in rising order,
  ///     infinite where the tree has fewer rows. A row of the tree finds itself, at distance 0.
  /// - Complexity: O(log `n`) a row in few dimensions, O(`n`) at worst.
  /// - Precondition: `rows.columnCount == featureCount` and `count > 0`.
  public func forEachNearest(
    _ count: Int, to rows: Matrix, in range: Range<Int>,
    _ body: (_ position: Int, _ squaredDistances: [Double]) -> Void
  ) {
    precondition(rows.columnCount == featureCount, "a column for each feature")
    precondition(count > 0, "at least one neighbour")
    var search = NeighbourSearch(count: count, featureCount: featureCount)
    for row in range {
      search.begin(rows, row: row)
      if rowCount > 0 { visit(node: 0, leaves: 0..<leafCount, &search) }
      body(row - range.lowerBound, search.nearest)
    }
  }

  /// Searches a part of the tree, the nearer half first.
  private func visit(node: Int, leaves: Range<Int>, _ search: inout NeighbourSearch) {
    guard leaves.count > 1 else { return scan(leaf: leaves.lowerBound, &search) }
    let middle = leaves.lowerBound + (leaves.count + 1) / 2
    let first = node + 1
    let second = node + 2 * (middle - leaves.lowerBound)
    let toFirst = squaredDistance(toBox: first, search.query)
    let toSecond = squaredDistance(toBox: second, search.query)
    if toFirst <= toSecond {
      if toFirst < search.limit { visit(node: first, leaves: leaves.lowerBound..<middle, &search) }
      if toSecond < search.limit {
        visit(node: second, leaves: middle..<leaves.upperBound, &search)
      }
    } else {
      if toSecond < search.limit {
        visit(node: second, leaves: middle..<leaves.upperBound, &search)
      }
      if toFirst < search.limit { visit(node: first, leaves: leaves.lowerBound..<middle, &search) }
    }
  }

  /// The squared distance to the nearest point of the box of a node.
  ///
  /// It adds in the order of features, as distances to rows do, and rounding keeps order; so it is
  /// never above the computed distance to a row in the box, and passing over a box loses nothing.
  @inline(__always)
  func squaredDistance(toBox node: Int, _ query: [Double]) -> Double {
    var sum = 0.0
    let low = node * 2 * featureCount
    for feature in 0..<featureCount {
      let value = query[feature]
      let below = boxes[low + feature] - value
      let above = value - boxes[low + featureCount + feature]
      let outside = max(0, max(below, above))
      sum += outside * outside
    }
    return sum
  }

  /// Compares with the sixteen rows of a leaf.
  @inline(__always)
  private func scan(leaf: Int, _ search: inout NeighbourSearch) {
    for block in 2 * leaf..<2 * leaf + 2 {
      var sum = SIMD8<Double>()
      for feature in 0..<featureCount {
        let difference = blocks[block * featureCount + feature] - search.query[feature]
        sum += difference * difference
      }
      for lane in 0..<8 where sum[lane] < search.limit {
        var equal = counts[block * 8 + lane]
        while equal > 0 && sum[lane] < search.limit {
          search.insert(sum[lane])
          equal -= 1
        }
      }
    }
  }
}
