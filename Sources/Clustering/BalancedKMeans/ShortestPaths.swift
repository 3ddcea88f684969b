/// The cheapest paths from some places to all others, by the method of Bellman and Ford.
struct ShortestPaths {
  /// The cost of the cheapest path to each place.
  private(set) var costs: [Double]

  /// Whether no way round lowers a cost for ever.
  private(set) var isConsistent = false

  private var previous: [Int?]

  /// Finds the paths.
  ///
  /// - Parameters:
  ///   - arcs: The cost of each step, infinite where there is none.
  ///   - starts: Where paths begin.
  /// - Complexity: O(`k`³) at worst, mostly a few times `k`².
  init(_ arcs: [[Double]], from starts: [Int]) {
    costs = Array(repeating: .infinity, count: arcs.count)
    previous = Array(repeating: nil, count: arcs.count)
    for start in starts { costs[start] = 0 }
    for _ in 0...arcs.count where !isConsistent { isConsistent = !relax(arcs) }
  }

  /// Takes every step that lowers a cost; tells whether there was one.
  private mutating func relax(_ arcs: [[Double]]) -> Bool {
    let scale = costs.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    var isLower = false
    for from in arcs.indices where costs[from] < .infinity {
      for to in arcs.indices {
        // Less than rounding is no gain: it could go round for ever.
        let cost = costs[from] + arcs[from][to]
        guard cost < costs[to] - 1e-13 * max(scale, abs(cost)) else { continue }
        costs[to] = cost
        previous[to] = from
        isLower = true
      }
    }
    return isLower
  }

  /// Returns the places on the way to one, its own last.
  func path(to end: Int) -> [Int] {
    var path = [end]
    while let place = previous[path[0]], path.count <= costs.count { path.insert(place, at: 0) }
    return path
  }
}

/// What moving one row to another group costs.
struct Move: Comparable {
  let cost: Double
  let row: Int

  static func < (a: Move, b: Move) -> Bool { (a.cost, a.row) < (b.cost, b.row) }
}

/// Moves of which the cheapest is at hand.
struct MoveHeap {
  private var moves: [Move] = []

  /// The cheapest move.
  var first: Move? { moves.first }

  /// Adds a move.
  ///
  /// - Complexity: O(log `n`).
  mutating func insert(_ move: Move) {
    moves.append(move)
    var place = moves.count - 1
    while place > 0, moves[place] < moves[(place - 1) / 2] {
      moves.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Takes the cheapest move away.
  ///
  /// - Complexity: O(log `n`).
  mutating func removeFirst() {
    guard let last = moves.popLast(), !moves.isEmpty else { return }
    moves[0] = last
    var place = 0
    while 2 * place + 1 < moves.count {
      var child = 2 * place + 1
      if child + 1 < moves.count, moves[child + 1] < moves[child] { child += 1 }
      guard moves[child] < moves[place] else { return }
      moves.swapAt(child, place)
      place = child
    }
  }
}
