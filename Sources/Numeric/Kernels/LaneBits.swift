extension SIMDMask where Storage == SIMD8<Int64> {
  /// The lanes that hold, a bit each, the first lane the lowest.
  @inline(__always)
  var bits: UInt64 {
    let weights = SIMD8<Int64>(1, 2, 4, 8, 16, 32, 64, 128)
    let eight = SIMD8<Int64>.zero.replacing(with: weights, where: self)
    let four = eight.lowHalf | eight.highHalf
    let two = four.lowHalf | four.highHalf
    return UInt64(truncatingIfNeeded: two.x | two.y)
  }
}
