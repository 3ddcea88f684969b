import Glibc
import Numeric

/// Chooses rows to begin with by greedy k-means++: far from each other, but where rows are many.
///
/// Each further seed is the best of 2 + ⌊ln k⌋ rows drawn with a chance in proportion to the distance
/// to the nearest seed: the one that leaves the least sum.
///
/// - Parameters:
///   - clusters: How many seeds to choose, at most as many as there are points.
///   - points: The rows.
///   - random: The generator.
/// - Returns: The seeds.
/// - Complexity: O(`k` log `k` · `m` · `d`).
func prototypeSeeds(
  _ clusters: Int, from points: MixedPoints, by random: inout SplitMix64
) -> [Prototype] {
  let trials = 2 + Int(log(Double(clusters)))
  var seeds = [points.prototype(at: drawn(points.weights, by: &random))]
  var nearest = points.costs(of: seeds[0], atMost: nil)
  while seeds.count < clusters {
    var best: (cost: Double, seed: Prototype, nearest: [Double])?
    for _ in 0..<trials {
      let seed = points.prototype(at: drawn(nearest, by: &random))
      let costs = points.costs(of: seed, atMost: nearest)
      let cost = costs.reduce(0, +)
      if cost < best?.cost ?? .infinity || best == nil { best = (cost, seed, costs) }
    }
    guard let best else { break }
    seeds.append(best.seed)
    nearest = best.nearest
  }
  return seeds
}

extension MixedPoints {
  /// What the rows cost at a prototype, each at most what it costs already.
  fileprivate func costs(of prototype: Prototype, atMost known: [Double]?) -> [Double] {
    (0..<count).map { row in
      let cost = weights[row] * distance(row, to: prototype)
      return known.map { min($0[row], cost) } ?? cost
    }
  }
}

/// Draws a place with a chance in proportion to its share.
private func drawn(_ shares: [Double], by random: inout SplitMix64) -> Int {
  var rest = random.nextUnit() * shares.reduce(0, +)
  var last = 0
  for place in shares.indices where shares[place] > 0 {
    last = place
    rest -= shares[place]
    if rest < 0 { return place }
  }
  return last
}
