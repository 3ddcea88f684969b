import Glibc

/// Returns how likely each row would pick each of its neighbours, by a bell curve around it.
///
/// The width of the curve of each row is found by halving, so that the entropy of the choice is the
/// logarithm of the perplexity, which is a smooth number of neighbours.
///
/// - Parameters:
///   - nearest: The neighbours of each row.
///   - perplexity: How many neighbours should count, above 0.
/// - Returns: A weight for each neighbour; those of a row add up to 1.
/// - Complexity: O(`n` · count).
///
/// > L. van der Maaten, G. Hinton. "Visualizing data using t-SNE." *J. Machine Learning Research* 9,
/// > 2008.
public func perplexityWeights(of nearest: NearestRows, perplexity: Double) -> [Double] {
  let entropy = log(perplexity)
  let rowsPerTask = 128
  let parts = concurrentMap((nearest.rowCount + rowsPerTask - 1) / rowsPerTask) { task in
    let end = min(nearest.rowCount, (task + 1) * rowsPerTask)
    return (task * rowsPerTask..<end).flatMap { row in
      let own = nearest.distances[row * nearest.count..<(row + 1) * nearest.count]
      return bellWeights(own.map { $0 * $0 }, entropy: entropy)
    }
  }
  return parts.flatMap(\.self)
}

/// Returns weights of the entropy asked for, or near it where there is no width that has it.
private func bellWeights(_ squares: [Double], entropy wanted: Double) -> [Double] {
  // Only differences of squares matter; so the exponential of the nearest is 1, never 0.
  let nearest = squares.first ?? 0
  let beyond = squares.map { $0 - nearest }
  let mean = beyond.reduce(0, +) / Double(max(1, beyond.count))
  guard mean > 0 else {
    return Array(repeating: 1 / Double(max(1, beyond.count)), count: beyond.count)
  }
  var precision = 1 / mean
  var (low, high) = (0.0, Double.infinity)
  var weights = beyond
  for _ in 0..<100 {
    let entropy = fill(&weights, beyond, precision)
    guard abs(entropy - wanted) > 1e-5 else { break }
    if entropy > wanted {
      low = precision
      precision = high.isFinite ? (low + high) / 2 : precision * 2
    } else {
      high = precision
      precision = (low + high) / 2
    }
  }
  return weights
}

/// Writes the weights of a precision, adding up to 1, and returns their entropy.
private func fill(_ weights: inout [Double], _ squares: [Double], _ precision: Double) -> Double {
  var (sum, weighted) = (0.0, 0.0)
  for place in squares.indices {
    let weight = exp(-squares[place] * precision)
    weights[place] = weight
    sum += weight
    weighted += weight * squares[place]
  }
  for place in weights.indices { weights[place] /= sum }
  return log(sum) + precision * weighted / sum
}
