/// Rows of numbers in parts, so that many threads can make them without copying.
public struct RowVectorParts: Sendable {
  /// The number of rows of all parts but the last.
  static let rowsPerPart = 2_048

  /// The numbers of each part, row after row; a row is filled up with zeros to whole vectors.
  let parts: [[Double]]

  /// The number of vectors of eight of a row.
  let vectorsPerRow: Int

  /// The number of rows.
  public var rowCount: Int {
    vectorsPerRow == 0 ? 0 : parts.reduce(0) { $0 + $1.count } / (vectorsPerRow * 8)
  }
}

/// Weights of features and a level, found by stochastic descent.
public struct DescentResult: Sendable {
  /// The weight of each feature.
  public let weights: [Double]

  /// What a weighted sum must reach to be inside.
  public let level: Double

  /// How many times all rows were seen.
  public let passes: Int
}

extension RowVectorParts {
  /// Finds the plane that parts most rows from the origin, by stochastic gradient descent.
  ///
  /// The steps, their lengths and the rule that ends them are those of scikit-learn's one-class descent.
  ///
  /// > L. Bottou. "Stochastic gradient descent tricks." *Neural Networks: Tricks of the Trade*, 2012,
  /// > doi:[10.1007/978-3-642-35289-8_25](https://doi.org/10.1007/978-3-642-35289-8_25)
  ///
  /// - Parameters:
  ///   - nu: The most rows, as a share, that lie outside.
  ///   - passes: The most times to see all rows.
  ///   - tolerance: By how much the objective must fall in five passes.
  ///   - seed: The seed of the order of rows.
  /// - Returns: The plane.
  /// - Complexity: O(passes · `n` · features).
  public func plane(
    nu: Double, passes: Int, tolerance: Double, seed: UInt64
  ) -> DescentResult {
    var descent = PlaneDescent(nu: nu, vectors: vectorsPerRow)
    var order = Array(0..<rowCount)
    var (best, idle, done) = (Double.infinity, 0, 0)
    while done < passes, idle < 5 {
      var random = SplitMix64(seed: seed, stream: UInt64(done))
      order.shuffle(using: &random)
      var objective = 0.0
      for row in order {
        objective += descent.step(
          parts[row / Self.rowsPerPart], row % Self.rowsPerPart * vectorsPerRow)
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
  mutating func step(_ part: [Double], _ start: Int) -> Double {
    let cells = part.span
    var (sum, lengths) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
    for place in vectors.indices {
      let value = eight(cells, at: (start + place) * 8)
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
    for place in vectors.indices { vectors[place] += eight(cells, at: (start + place) * 8) * step }
    return cost
  }

  /// Puts the common factor into the weights.
  private mutating func rescale() {
    for place in vectors.indices { vectors[place] *= scale }
    squares *= scale * scale
    scale = 1
  }
}
