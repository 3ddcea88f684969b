import Glibc

/// A generalised Pareto distribution of what values exceed a level by.
struct ParetoTail {
  /// The shape: 0 for an exponential tail, above 0 for a heavier one.
  let shape: Double

  /// The scale, above 0.
  let scale: Double

  /// Fits excesses by maximum likelihood.
  ///
  /// The likelihood has one unknown, the ratio of shape and scale, when the shape is put to its best
  /// for each ratio. Shapes below −1/2 have no regular likelihood and are left out.
  ///
  /// > S. D. Grimshaw. "Computing maximum likelihood estimates for the generalized Pareto
  /// > distribution." *Technometrics* 35 (2), 1993,
  /// > doi:[10.1080/00401706.1993.10485040](https://doi.org/10.1080/00401706.1993.10485040)
  ///
  /// - Parameter excesses: In rising order, above 0, at least one.
  /// - Complexity: O(`n`).
  init(fitting excesses: [Double]) {
    let mean = excesses.reduce(0, +) / Double(excesses.count)
    let greatest = excesses.last ?? mean
    var best = (quality: -log(mean) - 1, place: 0.0)
    guard excesses.count >= 10 else {
      (shape, scale) = (0, mean)
      return
    }
    let step = 0.125
    for index in -80...80 where index != 0 {
      let place = Double(index) * step
      let quality = likelihood(excesses, greatest, place).quality
      if quality > best.quality { best = (quality, place) }
    }
    var (low, high) = (best.place - step, best.place + step)
    let golden = (5.0.squareRoot() - 1) / 2
    for _ in 0..<45 {
      let left = high - golden * (high - low)
      let right = low + golden * (high - low)
      if likelihood(excesses, greatest, left).quality
        < likelihood(excesses, greatest, right).quality
      {
        low = left
      } else {
        high = right
      }
    }
    let found = likelihood(excesses, greatest, (low + high) / 2)
    (shape, scale) = found.quality.isFinite ? (found.shape, found.scale) : (0, mean)
  }

  /// Returns the excess that is exceeded by a share of the values.
  func excess(atShare share: Double) -> Double {
    let exponent = -shape * log(share)
    return abs(exponent) < 1e-12 ? -scale * log(share) : scale * expm1(exponent) / shape
  }
}

/// The mean log likelihood at a ratio of shape and scale, and the two.
///
/// The place is the logarithm of 1 + ratio · greatest excess, which has no bounds.
private func likelihood(
  _ excesses: [Double], _ greatest: Double, _ place: Double
) -> (quality: Double, shape: Double, scale: Double) {
  let ratio = expm1(place) / greatest
  let shape = excesses.reduce(0) { $0 + log1p(max(-1, ratio * $1)) } / Double(excesses.count)
  let scale = shape / ratio
  guard shape >= -0.5, scale > 0 else { return (-.infinity, 0, 0) }
  return (-log(scale) - shape - 1, shape, scale)
}
