/// The generator MT19937, seeded as NumPy's `RandomState` is, so that a seed means the same there.
///
/// > M. Matsumoto, T. Nishimura. "Mersenne twister." *ACM TOMACS* 8 (1), 1998,
/// > doi:[10.1145/272991.272995](https://doi.org/10.1145/272991.272995)
public struct MersenneTwister: Sendable {
  private var words: [UInt32]
  private var next = 624

  /// Creates a generator.
  public init(seed: UInt32) {
    words = [seed]
    words.reserveCapacity(624)
    for i in 1..<624 {
      let last = words[i - 1]
      words.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(i))
    }
  }

  /// Returns a number in `0 ..< 1` with 53 random bits.
  public mutating func nextUnit() -> Double {
    let high = Double(nextWord() >> 5)
    let low = Double(nextWord() >> 6)
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }

  /// Returns the next 32 bits.
  mutating func nextWord() -> UInt32 {
    if next == 624 { renew() }
    var word = words[next]
    next += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9D2C_5680
    word ^= (word << 15) & 0xEFC6_0000
    return word ^ (word >> 18)
  }

  private mutating func renew() {
    for i in 0..<624 {
      let joined = (words[i] & 0x8000_0000) | (words[(i + 1) % 624] & 0x7FFF_FFFF)
      let odd: UInt32 = joined & 1 == 0 ? 0 : 0x9908_B0DF
      words[i] = words[(i + 397) % 624] ^ (joined >> 1) ^ odd
    }
    next = 0
  }
}
