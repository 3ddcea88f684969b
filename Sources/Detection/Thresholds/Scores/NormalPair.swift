import Glibc

/// Two normal distributions with weights, of which the upper is the lesser.
struct NormalPair {
  /// The share, mean and variance of the lower one and the upper one.
  private(set) var parts: [(weight: Double, mean: Double, variance: Double)]

  /// Whether two explain the values better than one.
  let isBetterThanOne: Bool

  /// Fits values by expectation and maximisation, from the lower nine tenths and the rest.
  ///
  /// There is none when no upper component of at most half of the weight is found.
  ///
  /// - Parameter values: In rising order, at least two different.
  /// - Complexity: O(`n`) an iteration, at most 500.
  init?(fitting values: [Double]) {
    let all = Moments(of: values)
    let floor = all.squares / all.count * 1e-4
    let first = values.count * 9 / 10
    parts = [values[..<first], values[first...]].map { part in
      let moments = Moments(of: Array(part))
      return (
        moments.count / all.count, moments.mean, max(floor, moments.squares / moments.count)
      )
    }
    var likelihood = -Double.infinity
    for _ in 0..<500 {
      let next = NormalPair.improve(&parts, values, floor)
      guard next.isFinite else { return nil }
      let gain = next - likelihood
      likelihood = next
      if gain < 1e-8 * all.count { break }
    }
    let variance = all.squares / all.count
    let alone = -0.5 * all.count * (log(2 * Double.pi * variance) + 1)
    isBetterThanOne = likelihood - alone > 1.5 * log(all.count)
    if parts[1].mean < parts[0].mean { parts.reverse() }
    guard parts[1].weight <= 0.5, parts[1].mean > parts[0].mean else { return nil }
  }

  /// Returns where the upper one becomes as likely as wanted; infinite when it never does.
  func boundary(certainty: Double) -> Double {
    let wanted = log(certainty / (1 - certainty))
    func isUpper(_ value: Double) -> Bool {
      logDensity(parts[1], value) - logDensity(parts[0], value) > wanted
    }
    var (low, high) = (parts[0].mean, parts[1].mean)
    guard !isUpper(low) else { return .infinity }
    // A broad upper one may need a place beyond its mean.
    for _ in 0..<60 where !isUpper(high) { high += parts[1].mean - parts[0].mean }
    guard isUpper(high) else { return .infinity }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if isUpper(middle) { high = middle } else { low = middle }
    }
    return low
  }

  /// Makes one step, and returns the log likelihood before it.
  private static func improve(
    _ parts: inout [(weight: Double, mean: Double, variance: Double)], _ values: [Double],
    _ floor: Double
  ) -> Double {
    var (likelihood, weight, first, second) = (0.0, 0.0, 0.0, 0.0)
    var (total, totalSquares) = (0.0, 0.0)
    for value in values {
      let (a, b) = (logDensity(parts[0], value), logDensity(parts[1], value))
      let greater = max(a, b)
      let sum = greater + log1p(exp(min(a, b) - greater))
      likelihood += sum
      let share = exp(b - sum)
      weight += share
      first += share * value
      second += share * value * value
      total += value
      totalSquares += value * value
    }
    let count = Double(values.count)
    func part(
      _ weight: Double, _ first: Double, _ second: Double
    ) -> (Double, Double, Double) {
      (
        weight / count, first / weight,
        max(floor, second / weight - (first / weight) * (first / weight))
      )
    }
    parts = [
      part(count - weight, total - first, totalSquares - second), part(weight, first, second),
    ]
    return likelihood
  }
}

/// The logarithm of a weighted normal density.
private func logDensity(
  _ part: (weight: Double, mean: Double, variance: Double), _ value: Double
) -> Double {
  let difference = value - part.mean
  return log(part.weight) - 0.5 * log(2 * Double.pi * part.variance)
    - difference * difference / (2 * part.variance)
}
