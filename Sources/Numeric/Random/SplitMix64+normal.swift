import Glibc

extension SplitMix64 {
  /// Returns a number from the normal distribution of mean 0 and spread 1.
  ///
  /// > G. E. P. Box, M. E. Muller. "A note on the generation of random normal deviates." *Annals of
  /// > Mathematical Statistics* 29 (2), 1958,
  /// > doi:[10.1214/aoms/1177706645](https://doi.org/10.1214/aoms/1177706645)
  public mutating func nextNormal() -> Double {
    // 1 less a number below 1 is above 0, so that the logarithm is finite.
    let length = (-2 * log(1 - nextUnit())).squareRoot()
    return length * cos(2 * Double.pi * nextUnit())
  }
}
