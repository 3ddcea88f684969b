/// The nearest rows of a tree to sixteen rows at a time.
///
/// Rows that lie together walk through the tree together: a part is passed over when it is farther
/// from their box than the worst neighbour of any of them. Few neighbours are kept in order as they
/// are found; of many, what is near enough is gathered and cut back to the nearest now and then, and
/// only the last cut sorts.
@safe
struct GroupedSearch<Width: FeatureWidth>: ~Copyable {
  /// The most rows of a group.
  static var groupRows: Int { NeighbourTree.leafRows }

  let width: Width
  let tree: TreeArrays

  /// How many neighbours to find.
  let count: Int

  /// Whether the neighbours found so far are in order: so few that inserting is quickest.
  var isKeptSorted: Bool { count <= mostKeptSorted }

  /// How many gathered rows each row of the group has room for: a cut comes before there are
  /// `count` + 32, and two leaves fit before a cut.
  let room: Int

  /// The values of the group, row after row.
  let queries: UnsafeMutablePointer<Double>

  /// The values of the group, feature after feature of its first half and then of its second.
  let lanes: UnsafeMutablePointer<SIMD8<Double>>

  /// The squared distances of a row of the group to the rows of a leaf.
  let found: UnsafeMutablePointer<SIMD8<Double>>

  /// The least values of the group and then the greatest ones.
  let box: UnsafeMutablePointer<Double>

  /// The squared distances gathered for each row, and the rows.
  let squares: UnsafeMutablePointer<Double>
  let rows: UnsafeMutablePointer<Int32>

  /// The rows kept in order for each row, when these are few.
  let kept: UnsafeMutablePointer<KeptRows>

  /// How many vectors of eight are kept for each row.
  let keptVectors: Int

  /// How many lanes of the first of them hold no row.
  var unusedLanes: Int { keptVectors * 8 - count }

  /// How many are gathered for each row, and the squared distance that rows must not exceed: below
  /// every distance where the group has no row.
  let filled: UnsafeMutablePointer<Int>
  let limits: UnsafeMutablePointer<Double>

  /// The greatest limit of the group.
  var greatestLimit = Double.greatestFiniteMagnitude

  /// The parts of the tree that are still to be searched.
  private var waiting: [WaitingNode] = []

  /// Makes room.
  ///
  /// - Parameters:
  ///   - tree: The rows among which neighbours are found; it must outlive the search.
  ///   - count: How many neighbours to find, at least one.
  ///   - width: The number of features.
  init(_ tree: TreeArrays, count: Int, width: Width) {
    self.width = width
    unsafe self.tree = tree
    self.count = count
    room = count + 64
    let rows = Self.groupRows
    // Safe: as many as are ever used, and freed once, at the end.
    unsafe queries = .allocate(capacity: rows * width.count)
    unsafe box = .allocate(capacity: 2 * width.count)
    unsafe squares = .allocate(capacity: rows * room)
    unsafe self.rows = .allocate(capacity: rows * room)
    unsafe lanes = .allocate(capacity: 2 * width.count)
    unsafe found = .allocate(capacity: 2)
    keptVectors = (count + 7) / 8
    unsafe kept = .allocate(capacity: rows * keptVectors)
    unsafe filled = .allocate(capacity: rows)
    unsafe limits = .allocate(capacity: rows)
  }

  deinit {
    unsafe queries.deallocate()
    unsafe box.deallocate()
    unsafe squares.deallocate()
    unsafe rows.deallocate()
    unsafe lanes.deallocate()
    unsafe found.deallocate()
    unsafe kept.deallocate()
    unsafe filled.deallocate()
    unsafe limits.deallocate()
  }

  /// Gathers the neighbours of some rows that should lie together.
  ///
  /// - Parameters:
  ///   - rows: The matrix of rows.
  ///   - group: Which of them, at most sixteen.
  mutating func search(_ rows: Matrix, _ group: ArraySlice<Int32>) {
    begin(rows, group)
    waiting.append(WaitingNode(node: 0, first: 0, end: Int32(unsafe tree.leafCount), distance: 0))
    while let next = waiting.popLast() {
      guard next.distance <= greatestLimit else { continue }
      if next.end - next.first == 1 {
        scan(leaf: Int(next.first), node: Int(next.node))
      } else {
        open(next)
      }
    }
  }

  private mutating func begin(_ rows: Matrix, _ group: ArraySlice<Int32>) {
    // Safe: a group has at most sixteen rows, and its buffers have room for so many.
    for feature in 0..<width.count {
      let column = rows.column(feature)
      var (low, high) = (Double.infinity, -Double.infinity)
      unsafe lanes[feature] = .zero
      unsafe lanes[width.count + feature] = .zero
      for (position, row) in group.enumerated() {
        let value = column[Int(row)]
        unsafe queries[position * width.count + feature] = value
        unsafe lanes[position / 8 * width.count + feature][position % 8] = value
        (low, high) = (min(low, value), max(high, value))
      }
      unsafe box[feature] = low
      unsafe box[width.count + feature] = high
    }
    for position in 0..<Self.groupRows {
      unsafe filled[position] = 0
      unsafe limits[position] = position < group.count ? .greatestFiniteMagnitude : -1
    }
    if isKeptSorted {
      unsafe kept.update(repeating: KeptRows(), count: Self.groupRows * keptVectors)
      for position in 0..<Self.groupRows {
        for lane in 0..<unusedLanes {
          unsafe kept[position * keptVectors].squares[lane] = -.infinity
        }
      }
    }
    greatestLimit = .greatestFiniteMagnitude
  }

  /// Lets the halves of a part wait, the nearer on top.
  @inline(__always)
  private mutating func open(_ part: WaitingNode) {
    let middle = part.first + (part.end - part.first + 1) / 2
    let (first, second) = (part.node + 1, part.node + 2 * (middle - part.first))
    let (toFirst, toSecond) = (distance(toBox: Int(first)), distance(toBox: Int(second)))
    let near = WaitingNode(node: first, first: part.first, end: middle, distance: toFirst)
    let far = WaitingNode(node: second, first: middle, end: part.end, distance: toSecond)
    if toFirst <= toSecond {
      waiting.append(far)
      waiting.append(near)
    } else {
      waiting.append(near)
      waiting.append(far)
    }
  }

  /// The squared distance of the box of the group to that of a node.
  ///
  /// It adds in the order of features, as distances of rows do, so it is never above any of them.
  @inline(__always)
  private func distance(toBox node: Int) -> Double {
    // Safe: a node has two values a feature, and so has the group.
    let low = unsafe tree.boxes + node * 2 * width.count
    var sum = 0.0
    for feature in 0..<width.count {
      let below = unsafe low[feature] - box[width.count + feature]
      let above = unsafe box[feature] - low[width.count + feature]
      let outside = max(0, max(below, above))
      sum += outside * outside
    }
    return sum
  }
}

/// The most neighbours that are kept in order.
private let mostKeptSorted = 32

/// A part of the tree that is still to be searched.
struct WaitingNode {
  let node: Int32
  let first: Int32
  let end: Int32

  /// The squared distance to its box.
  let distance: Double
}
