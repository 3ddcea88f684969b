import Glibc

/// How surely two points of a plane belong together by their distance: `1 / (1 + a · distance^2b)`.
public struct DistanceCurve: Sendable, Hashable {
  /// How soon the curve falls.
  public private(set) var a = 1.0

  /// How steeply it falls.
  public private(set) var b = 1.0

  /// Fits the curve to one that is 1 up to a least distance, and then falls off exponentially.
  ///
  /// - Parameters:
  ///   - leastDistance: How near points may come without cost, at most the spread.
  ///   - spread: How soon the curve falls off, above 0.
  /// - Complexity: O(1).
  ///
  /// > K. Levenberg. "A method for the solution of certain non-linear problems in least squares."
  /// > *Quarterly of Applied Mathematics* 2, 1944, doi:[10.1090/qam/10666][doi]
  ///
  /// [doi]: https://doi.org/10.1090/qam/10666
  public init(leastDistance: Double, spread: Double) {
    let samples = (0..<300).map { i in
      let x = 3 * spread * Double(i) / 299
      return (x: x, y: x < leastDistance ? 1 : exp(-(x - leastDistance) / spread))
    }
    a = pow(spread, -2)
    var damping = 1e-3
    var loss = self.loss(samples)
    for _ in 0..<200 {
      let moved = step(samples, damping: damping)
      let found = moved.loss(samples)
      guard found < loss else {
        damping *= 10
        if damping > 1e12 { break }
        continue
      }
      let gain = loss - found
      (self, loss) = (moved, found)
      damping = max(damping / 10, 1e-12)
      if gain < 1e-15 * loss { break }
    }
  }

  private func loss(_ samples: [(x: Double, y: Double)]) -> Double {
    samples.reduce(0) { sum, sample in
      let miss = 1 / (1 + a * pow(sample.x, 2 * b)) - sample.y
      return sum + miss * miss
    }
  }

  /// Returns the curve after a step of least squares, damped along each of its two directions.
  private func step(_ samples: [(x: Double, y: Double)], damping: Double) -> DistanceCurve {
    var (aa, ab, bb, ar, br) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for sample in samples where sample.x > 0 {
      let power = pow(sample.x, 2 * b)
      let value = 1 / (1 + a * power)
      let slopeA = -power * value * value
      let slopeB = 2 * a * log(sample.x) * slopeA
      let miss = sample.y - value
      aa += slopeA * slopeA
      ab += slopeA * slopeB
      bb += slopeB * slopeB
      ar += slopeA * miss
      br += slopeB * miss
    }
    (aa, bb) = (aa * (1 + damping), bb * (1 + damping))
    let determinant = aa * bb - ab * ab
    guard determinant > 0 else { return self }
    var moved = self
    moved.a = max(1e-6, a + (bb * ar - ab * br) / determinant)
    moved.b = max(1e-3, b + (aa * br - ab * ar) / determinant)
    return moved
  }
}
