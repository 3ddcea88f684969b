/// A balanced tree whose leaves are balls; every part of a node is a ball around all below it.
struct BallTree {
  /// The number of balls that are leaves.
  private(set) var ballCount = 0

  private let threshold: Double
  private let branching: Int
  private var nodes: [[Part]] = [[]]
  private var root = 0

  /// A part of a node: a leaf, or what is below.
  fileprivate struct Part {
    var ball: Ball
    var node: Int?
  }

  /// Begins an empty tree.
  init(threshold: Double, branching: Int) {
    self.threshold = threshold
    self.branching = branching
  }

  /// The balls that are leaves.
  var balls: [Ball] { nodes.joined().filter { $0.node == nil }.map(\.ball) }

  /// Takes one more ball in.
  ///
  /// - Complexity: O(branching · depth · `d`), now and then O(branching² · `d`).
  mutating func insert(_ ball: Ball) {
    guard insert(ball, into: root) else { return }
    let halves = split(root)
    root = nodes.count
    nodes.append(halves)
  }

  /// Takes a ball in below a node; tells whether the node has too many parts now.
  private mutating func insert(_ ball: Ball, into node: Int) -> Bool {
    guard let nearest = nearest(to: ball, in: node) else {
      add(ball, to: node)
      return false
    }
    let part = nodes[node][nearest]
    let joined = part.ball.joined(with: ball)
    if let below = part.node {
      guard insert(ball, into: below) else {
        nodes[node][nearest].ball = joined
        return false
      }
      nodes[node].remove(at: nearest)
      nodes[node] += split(below)
    } else if joined.squares <= threshold * threshold * joined.count {
      nodes[node][nearest].ball = joined
    } else {
      add(ball, to: node)
    }
    return nodes[node].count > branching
  }

  private mutating func add(_ ball: Ball, to node: Int) {
    nodes[node].append(Part(ball: ball, node: nil))
    ballCount += 1
  }

  private func nearest(to ball: Ball, in node: Int) -> Int? {
    let distances = nodes[node].map { $0.ball.squaredDistance(to: ball) }
    return distances.indices.min { distances[$0] < distances[$1] }
  }

  /// Parts a node in two around the two parts that are farthest apart.
  private mutating func split(_ node: Int) -> [Part] {
    let parts = nodes[node]
    var (first, second, farthest) = (0, 1, -1.0)
    for a in parts.indices {
      for b in parts.indices[(a + 1)...] {
        let distance = parts[a].ball.squaredDistance(to: parts[b].ball)
        if distance > farthest { (first, second, farthest) = (a, b, distance) }
      }
    }
    var halves: [[Part]] = [[], []]
    for (place, part) in parts.enumerated() {
      let isFirst =
        part.ball.squaredDistance(to: parts[first].ball)
        < part.ball.squaredDistance(to: parts[second].ball)
      halves[place == first || isFirst ? 0 : 1].append(part)
    }
    nodes[node] = halves[0]
    nodes.append(halves[1])
    return [Part(around: halves[0], node), Part(around: halves[1], nodes.count - 1)]
  }
}

extension BallTree.Part {
  /// The ball around all parts of a node, which has some.
  fileprivate init(around parts: [BallTree.Part], _ node: Int) {
    self.init(
      ball: parts.dropFirst().reduce(parts[0].ball) { $0.joined(with: $1.ball) }, node: node)
  }
}
