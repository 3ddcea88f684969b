/// Weights of features and a level, found by stochastic descent.
public struct DescentResult: Sendable {
  /// The weight of each feature.
  public let weights: [Double]

  /// What a weighted sum must reach to be inside.
  public let level: Double

  /// How many times all rows were seen.
  public let passes: Int
}

extension RowVectors {
  /// Finds the plane that parts most rows from the origin, by stochastic gradient descent.
  ///
  /// The steps, their lengths and the rule that ends them are those of scikit-learn's one-class descent. The
  /// rows should come in random order: for each pass only batches of 64 rows side by side are put in another
  /// order, so that the next rows are near in memory.
  ///
  /// > L. Bottou. "Stochastic gradient descent tricks." *Neural Networks: Tricks of the Trade*, 2012,
  /// > doi:[10.1007/978-3-642-35289-8_25](https://doi.org/10.1007/978-3-642-35289-8_25)
  ///
  /// - Parameters:
  ///   - nu: The most rows, as a share, that lie outside.
  ///   - passes: The most times to see all rows.
  ///   - tolerance: By how much the objective must fall in five passes.
  ///   - seed: The seed of the order of batches.
  /// - Returns: The plane.
  /// - Complexity: O(passes · `n` · features).
  public func plane(
    nu: Double, passes: Int, tolerance: Double, seed: UInt64
  ) -> DescentResult {
    var descent = PlaneDescent(nu: nu, vectors: stride)
    let batchRows = 64
    var order = Array(Swift.stride(from: 0, to: rowCount, by: batchRows))
    var (best, idle, done) = (Double.infinity, 0, 0)
    while done < passes, idle < 5 {
      var random = SplitMix64(seed: seed, stream: UInt64(done))
      order.shuffle(using: &random)
      var objective = 0.0
      for first in order {
        for row in first..<min(first + batchRows, rowCount) {
          objective += descent.step(lanes.span, row * stride)
        }
      }
      objective /= Double(max(1, rowCount))
      idle = objective > best - tolerance ? idle + 1 : 0
      best = min(best, objective)
      done += 1
    }
    return DescentResult(weights: descent.weights, level: 1 - descent.intercept, passes: done)
  }
}

/// The state of a descent; weights are kept apart from what they are all multiplied with.
private struct PlaneDescent {
  let nu: Double
  var intercept = 1.0
  private var vectors: [SIMD8<Double>]
  private var scale = 1.0
  private var squares = 0.0
  private var time: Double

  init(nu: Double, vectors: Int) {
    self.nu = nu
    self.vectors = Array(repeating: .zero, count: vectors)
    // The first step is as long as a usual weight.
    time = 1 / ((1 / nu.squareRoot()).squareRoot() * nu)
  }

  var weights: [Double] {
    firstLanes(of: vectors, count: vectors.count * 8).map { $0 * scale }
  }

  /// Takes a step by one row, and returns what it and the weights cost before.
  mutating func step(_ lanes: Span<SIMD8<Double>>, _ start: Int) -> Double {
    var (sum, lengths) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
    for place in vectors.indices {
      let value = lanes[start + place]
      sum += value * vectors[place]
      lengths += value * value
    }
    let product = sum.laneSum
    let margin = product * scale + intercept
    let cost = max(0, 1 - margin) + nu * (0.5 * squares * scale * scale + intercept)
    let eta = 1 / (nu * time)
    time += 1
    scale *= max(0, 1 - eta * nu)
    var inner = product
    if scale < 1e-9 {
      inner *= scale
      rescale()
    }
    intercept -= eta * nu
    guard margin <= 1 else { return cost }
    intercept += eta
    let step = eta / scale
    squares += step * (2 * inner + step * lengths.laneSum)
    for place in vectors.indices { vectors[place] += lanes[start + place] * step }
    return cost
  }

  /// Puts the common factor into the weights.
  private mutating func rescale() {
    for place in vectors.indices { vectors[place] *= scale }
    squares *= scale * scale
    scale = 1
  }
}
