import Glibc

/// Returns the value below which a standard normal variable stays with a given chance.
///
/// A rational start, good to three digits, and steps of Halley's method on the tail of the error
/// function, which make it good to the last places.
///
/// > M. Abramowitz, I. A. Stegun. *Handbook of Mathematical Functions*, 1964, formula 26.2.23.
///
/// - Parameter share: From 0 to 1.
/// - Returns: The quantile; infinite at both ends.
public func normalQuantile(_ share: Double) -> Double {
  precondition(share >= 0 && share <= 1, "a share is from 0 to 1")
  guard share > 0 else { return -.infinity }
  guard share < 1 else { return .infinity }
  return share < 0.5 ? -upperNormalQuantile(share) : upperNormalQuantile(1 - share)
}

/// Returns the value that a standard normal variable exceeds with a given chance.
///
/// - Parameter tail: Above 0 and below 1; small chances keep their digits.
/// - Returns: The quantile.
public func upperNormalQuantile(_ tail: Double) -> Double {
  guard tail <= 0.5 else { return -upperNormalQuantile(1 - tail) }
  let root = (-2 * log(tail)).squareRoot()
  let above = 2.515517 + root * (0.802853 + root * 0.010328)
  let below = 1 + root * (1.432788 + root * (0.189269 + root * 0.001308))
  var value = root - above / below
  for _ in 0..<3 {
    let error = 0.5 * erfc(value / 2.0.squareRoot()) - tail
    let step = error * (2 * Double.pi).squareRoot() * exp(value * value / 2)
    value += step / (1 - value * step / 2)
  }
  return value
}
