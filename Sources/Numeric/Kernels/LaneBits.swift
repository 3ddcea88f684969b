extension SIMDMask where Storage == SIMD8<Int64> {
  /// The lanes that hold, a bit each, the first lane the lowest.
  @inline(__always)
  var bits: UInt64 {
    let weights = SIMD8<Int64>(1, 2, 4, 8, 16, 32, 64, 128)
    let eight = lanes & weights
    let four = eight.lowHalf | eight.highHalf
    let two = four.lowHalf | four.highHalf
    return UInt64(truncatingIfNeeded: two.x | two.y)
  }

  /// Whether it holds in any lane.
  @inline(__always)
  var holdsAnywhere: Bool {
    let eight = lanes
    let four = eight.lowHalf | eight.highHalf
    let two = four.lowHalf | four.highHalf
    return two.x | two.y != 0
  }

  /// All bits of the lanes that hold, none of the others.
  @inline(__always)
  private var lanes: SIMD8<Int64> {
    // Safe: a mask is a number of 64 bits a lane, all of them set or none.
    unsafe unsafeBitCast(self, to: SIMD8<Int64>.self)
  }
}
