import Glibc

/// Returns the chance that a chi-squared variable is at most a value.
///
/// - Parameters:
///   - value: The value.
///   - freedom: The degrees of freedom, above 0.
/// - Returns: From 0 to 1, to about fourteen digits.
/// - Complexity: O(√`freedom`) terms near the middle.
public func chiSquaredShare(below value: Double, freedom: Double) -> Double {
  precondition(freedom > 0, "degrees of freedom are above 0")
  guard value > 0 else { return 0 }
  guard value < .infinity else { return 1 }
  let (a, x) = (freedom / 2, value / 2)
  let scale = exp(a * log(x) - x - logGamma(a))
  return x < a + 1 ? lowerSeries(a, x) * scale : 1 - upperFraction(a, x) * scale
}

/// Returns the value below which a chi-squared variable stays with a given chance.
///
/// Newton's method between bounds, from the approximation of Wilson and Hilferty.
///
/// > E. B. Wilson, M. M. Hilferty. "The distribution of chi-square." *PNAS* 17 (12), 1931,
/// > doi:[10.1073/pnas.17.12.684](https://doi.org/10.1073/pnas.17.12.684)
///
/// - Parameters:
///   - share: From 0 to 1.
///   - freedom: The degrees of freedom, above 0.
/// - Returns: The quantile; infinite for a share of 1.
public func chiSquaredQuantile(_ share: Double, freedom: Double) -> Double {
  precondition(share >= 0 && share <= 1, "a share is from 0 to 1")
  guard share > 0 else { return 0 }
  guard share < 1 else { return .infinity }
  var (low, high) = (0.0, freedom + 10)
  while chiSquaredShare(below: high, freedom: freedom) < share { high *= 2 }
  var value = freedom * pow(max(0.01, 1 - 2 / (9 * freedom)), 3)
  for _ in 0..<200 {
    let below = chiSquaredShare(below: value, freedom: freedom)
    if below < share { low = value } else { high = value }
    let (a, x) = (freedom / 2, value / 2)
    let slope = exp((a - 1) * log(x) - x - logGamma(a)) / 2
    let step = value + (share - below) / slope
    let next = step > low && step < high ? step : (low + high) / 2
    if abs(next - value) <= 1e-15 * value { return next }
    value = next
  }
  return value
}

/// The series of the lower incomplete gamma function, without its leading factor.
private func lowerSeries(_ a: Double, _ x: Double) -> Double {
  var (term, sum, n) = (1 / a, 1 / a, a)
  while term > sum * 1e-17 {
    n += 1
    term *= x / n
    sum += term
  }
  return sum
}

/// The continued fraction of the upper incomplete gamma function, by Lentz's method.
private func upperFraction(_ a: Double, _ x: Double) -> Double {
  var b = x + 1 - a
  var (c, d) = (1e300, 1 / b)
  var result = d
  for i in 1...100_000 {
    let factor = -Double(i) * (Double(i) - a)
    b += 2
    d = 1 / (factor * d + b)
    c = b + factor / c
    result *= d * c
    if abs(d * c - 1) < 1e-16 { break }
  }
  return result
}
