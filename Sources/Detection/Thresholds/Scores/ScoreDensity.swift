import Glibc

/// A smooth density of scores between 0 and 1, on a grid.
///
/// It is the density by normal kernels of Scott's width, `n`^(−1/5) standard deviations, which
/// scipy's `gaussian_kde` gives; scores are shared between the two points of the grid around them.
///
/// > D. W. Scott. *Multivariate Density Estimation*, Wiley, 1992,
/// > doi:[10.1002/9780470316849](https://doi.org/10.1002/9780470316849)
struct ScoreDensity {
  /// The density at each point of the grid, from 0 to 1.
  let density: [Double]

  /// The share of scores, smoothed, below each point of the grid.
  let share: [Double]

  /// Smooths scores.
  ///
  /// - Parameter unit: Scores from 0 to 1, both among them.
  /// - Complexity: O(`n` + 160 · `grid`).
  init(of unit: [Double]) {
    let width = Moments(of: unit).sampleDeviation * pow(Double(unit.count), -0.2)
    let steps = min(16_384, max(512, Int((10 / width).rounded(.up))))
    let weights = gridWeights(unit, steps)
    let reach = min(steps, Int((8 * width * Double(steps)).rounded(.up)))
    let bell = (0...reach).map { step in
      let z = Double(step) / Double(steps) / width
      return (
        density: exp(-z * z / 2) / (width * (2 * Double.pi).squareRoot()),
        tail: 0.5 * erfc(z / 2.0.squareRoot())
      )
    }
    (density, share) = smoothed(weights, reach) { (bell[$0].density, bell[$0].tail) }
  }

  /// Returns values of the grid at places from 0 to 1, between its points by a straight line.
  ///
  /// - Parameters:
  ///   - values: ``density`` or ``share``.
  ///   - places: From 0 to 1.
  /// - Returns: A value a place.
  func resampled(_ values: [Double], _ places: [Double]) -> [Double] {
    places.map { place in
      let position = place * Double(values.count - 1)
      let left = min(values.count - 2, Int(position))
      let part = position - Double(left)
      return values[left] * (1 - part) + values[left + 1] * part
    }
  }
}

/// Shares each score between the points of a grid around it; the weights sum to 1.
private func gridWeights(_ unit: [Double], _ steps: Int) -> [Double] {
  var weights = [Double](repeating: 0, count: steps + 1)
  let one = 1 / Double(unit.count)
  for score in unit {
    let position = score * Double(steps)
    let left = min(steps - 1, Int(position))
    let part = position - Double(left)
    weights[left] += one * (1 - part)
    weights[left + 1] += one * part
  }
  return weights
}

/// Adds up a kernel and its tail over all weights of a grid.
private func smoothed(
  _ weights: [Double], _ reach: Int, _ kernel: (Int) -> (density: Double, tail: Double)
) -> (density: [Double], share: [Double]) {
  var (densities, shares): ([Double], [Double]) = ([], [])
  var passed = 0.0
  for point in weights.indices {
    let (first, last) = (max(0, point - reach), min(weights.count - 1, point + reach))
    if first > 0 { passed += weights[first - 1] }
    var (density, share) = (0.0, passed)
    for other in first...last where weights[other] > 0 {
      let bell = kernel(abs(other - point))
      density += weights[other] * bell.density
      share += weights[other] * (other <= point ? 1 - bell.tail : bell.tail)
    }
    densities.append(density)
    shares.append(share)
  }
  return (densities, shares)
}
