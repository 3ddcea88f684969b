/// A small, fast generator with a known sequence, so that a seed means the same on every machine.
///
/// Derive one generator per task with ``init(seed:stream:)`` instead of sharing one between
/// threads: the numbers a task sees then do not depend on the order in which tasks run.
///
/// > G. L. Steele, D. Lea, C. H. Flood. "Fast splittable pseudorandom number generators."
/// > *OOPSLA* 2014, doi:[10.1145/2660193.2660195](https://doi.org/10.1145/2660193.2660195)
@frozen
public struct SplitMix64: RandomNumberGenerator, Sendable {
  @usableFromInline var state: UInt64

  /// Creates a generator.
  @inlinable
  public init(seed: UInt64) { state = SplitMix64.mixed(seed) }

  /// Creates the generator of one task out of many that share a seed.
  ///
  /// The stream number is hashed before it is added, because neighbouring seeds of this generator
  /// would otherwise give shifted copies of one sequence.
  @inlinable
  public init(seed: UInt64, stream: UInt64) {
    state = SplitMix64.mixed(SplitMix64.mixed(seed) ^ SplitMix64.mixed(~stream))
  }

  /// Returns the next value of the sequence.
  @inlinable
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return SplitMix64.mixed(state)
  }

  /// Returns a number in `0 ..< 1`, a multiple of 2^-53.
  @inlinable
  public mutating func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Returns an index below `bound`, by multiplication without bias worth speaking of (2^-64).
  ///
  /// - Precondition: `bound > 0`.
  @inlinable
  public mutating func nextIndex(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  @inlinable
  static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
