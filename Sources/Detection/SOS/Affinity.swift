import Glibc

/// How one row chooses among others: the chance falls with the distance.
struct Affinity: Sendable {
  /// How fast chances fall.
  private var precision = 1.0

  /// The distance of the nearest other, at which the weight of a choice is 1.
  private let nearest: Double

  /// The sum of the weights of all choices.
  private var sum = 0.0

  /// Finds how fast chances fall, so that there are about so many others to choose from.
  ///
  /// - Parameters:
  ///   - distances: The distances to the others, at least one.
  ///   - counts: How many others are at each distance, some of them perhaps none.
  ///   - perplexity: How many others to choose from.
  /// - Complexity: O(`n`) a round, at most two hundred.
  init(_ distances: [Double], counts: [Int], perplexity: Double) {
    nearest = distances.indices.reduce(Double.infinity) {
      counts[$1] > 0 ? min($0, distances[$1]) : $0
    }
    let wanted = log(perplexity)
    var (low, high) = (0.0, Double.infinity)
    for _ in 0..<200 {
      let entropy = weigh(distances, counts)
      guard abs(entropy - wanted) > 1e-5 else { return }
      if entropy > wanted {
        low = precision
        precision = high.isFinite ? (precision + high) / 2 : precision * 2
      } else {
        high = precision
        precision = low > 0 ? (precision + low) / 2 : precision / 2
      }
    }
    _ = weigh(distances, counts)
  }

  /// Adds up the weights of all choices, and returns the entropy of the choice.
  private mutating func weigh(_ distances: [Double], _ counts: [Int]) -> Double {
    sum = 0
    var weighted = 0.0
    for i in distances.indices where counts[i] > 0 {
      let beyond = (distances[i] - nearest) * precision
      // e⁻⁵⁰ is nothing beside the weight 1 of the nearest.
      guard beyond < 50 else { continue }
      let weight = Double(counts[i]) * exp(-beyond)
      sum += weight
      weighted += beyond * weight
    }
    return log(sum) + weighted / sum
  }

  /// The chance that one of the others is chosen.
  func chance(ofKnown distance: Double) -> Double { exp((nearest - distance) * precision) / sum }

  /// The chance that one more is chosen when it stands among the others.
  func chance(ofNew distance: Double) -> Double {
    1 / (1 + sum * exp((distance - nearest) * precision))
  }
}
