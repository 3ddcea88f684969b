import Glibc

/// Returns the logarithm of the gamma function.
///
/// - Parameter x: Above 0.
/// - Returns: Its value; infinite at 0.
public func logGamma(_ x: Double) -> Double {
  var sign: Int32 = 0
  return unsafe lgamma_r(x, &sign)  // Safe: it writes the sign into a variable of ours.
}

/// Returns the digamma function, the derivative of the logarithm of the gamma function.
///
/// By recurrence to 10 and the asymptotic series from there; its error is a few units of the last
/// place of the greater of the value and 1.
///
/// > J. M. Bernardo. "Algorithm AS 103: psi (digamma) function." *Applied Statistics* 25 (3), 1976,
/// > doi:[10.2307/2347257](https://doi.org/10.2307/2347257)
///
/// - Parameter x: Above 0.
/// - Returns: Its value; infinite at 0.
public func digamma(_ x: Double) -> Double {
  var (x, sum) = (x, 0.0)
  while x < 10 {
    sum -= 1 / x
    x += 1
  }
  let square = 1 / (x * x)
  // Bernoulli's numbers over twice their index, from the sixth power to the first.
  let series = [-691.0 / 32_760, 1.0 / 132, -1.0 / 240, 1.0 / 252, -1.0 / 120, 1.0 / 12]
  let tail = series.reduce(0) { ($0 + $1) * square }
  return sum + log(x) - 0.5 / x - tail
}
