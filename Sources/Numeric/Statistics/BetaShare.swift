import Glibc

/// Returns the chance that a beta variable is at most a value: the regularised incomplete beta function.
///
/// By its continued fraction, from the side on which that converges fast.
///
/// - Parameters:
///   - value: From 0 to 1.
///   - a: The first shape, above 0.
///   - b: The second shape, above 0.
/// - Returns: From 0 to 1, to about ten digits for shapes up to a million.
/// - Complexity: O(√(`a` + `b`)).
public func betaShare(below value: Double, _ a: Double, _ b: Double) -> Double {
  guard value > 0 else { return 0 }
  guard value < 1 else { return 1 }
  let front = exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(value) + b * log1p(-value))
  return value < (a + 1) / (a + b + 2)
    ? front * betaFraction(value, a, b) / a
    : 1 - front * betaFraction(1 - value, b, a) / b
}

/// Returns the chance that more than some of many independent draws succeed.
///
/// - Parameters:
///   - count: The number that is exceeded, from 0.
///   - draws: The number of draws.
///   - chance: The chance of one success, from 0 to 1.
/// - Returns: From 0 to 1; 0 when the count is not below the number of draws.
public func binomialShare(above count: Int, draws: Int, chance: Double) -> Double {
  guard count < draws else { return 0 }
  guard count >= 0 else { return 1 }
  return betaShare(below: chance, Double(count + 1), Double(draws - count))
}

/// Returns the value that a variable of Student's distribution exceeds with a given chance.
///
/// Newton's method on the tail, kept between bounds; from 2,000 degrees of freedom the expansion
/// around the normal quantile, whose next term is below the last places.
///
/// > R. A. Fisher, E. A. Cornish. "The percentile points of distributions having known cumulants."
/// > *Technometrics* 2 (2), 1960,
/// > doi:[10.1080/00401706.1960.10489895](https://doi.org/10.1080/00401706.1960.10489895)
///
/// - Parameters:
///   - tail: Above 0 and at most a half.
///   - freedom: The degrees of freedom, above 0.
/// - Returns: The quantile, from 0.
public func upperStudentQuantile(_ tail: Double, freedom: Double) -> Double {
  let normal = upperNormalQuantile(tail)
  guard freedom < 2_000 else { return expandedQuantile(normal, freedom) }
  var (low, high) = (0.0, 2 + normal)
  while studentTail(above: high, freedom: freedom) > tail { (low, high) = (high, 2 * high) }
  var value = low
  let constant =
    logGamma((freedom + 1) / 2) - logGamma(freedom / 2) - log(freedom * Double.pi) / 2
  for _ in 0..<200 {
    let error = studentTail(above: value, freedom: freedom) - tail
    if error > 0 { low = value } else { high = value }
    let density = exp(constant - (freedom + 1) / 2 * log1p(value * value / freedom))
    let step = value + error / density
    let next = step > low && step < high ? step : (low + high) / 2
    if abs(next - value) <= 1e-13 * max(1, value) { return next }
    value = next
  }
  return value
}

/// Student's quantile from the normal one, for many degrees of freedom.
private func expandedQuantile(_ z: Double, _ freedom: Double) -> Double {
  let square = z * z
  let first = (square + 1) * z / 4
  let second = ((5 * square + 16) * square + 3) * z / 96
  let third = (((3 * square + 19) * square + 17) * square - 15) * z / 384
  return z + ((third / freedom + second) / freedom + first) / freedom
}

/// The chance that a variable of Student's distribution exceeds a value that is not below 0.
private func studentTail(above value: Double, freedom: Double) -> Double {
  0.5 * betaShare(below: freedom / (freedom + value * value), freedom / 2, 0.5)
}

/// The continued fraction of the incomplete beta function, by Lentz's method.
private func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  var (c, d) = (1.0, 1 / (1 - (a + b) * x / (a + 1)))
  var result = d
  for m in 1...10_000 {
    let m = Double(m)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d)
    c = 1 + even / c
    result *= d * c
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    result *= d * c
    if abs(d * c - 1) < 1e-15 { break }
  }
  return result
}
