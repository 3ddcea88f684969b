import CLanes

extension SIMDMask where Storage == SIMD8<Int64> {
  /// The lanes that hold, a bit each, the first lane the lowest.
  @inline(__always)
  var bits: UInt64 { UInt64(CLanesBelowZero(lanes)) }

  /// Whether it holds in any lane.
  @inline(__always)
  var holdsAnywhere: Bool { bits != 0 }

  /// All bits of the lanes that hold, none of the others.
  @inline(__always)
  private var lanes: SIMD8<Int64> {
    // Safe: a mask is a number of 64 bits a lane, all of them set or none.
    unsafe unsafeBitCast(self, to: SIMD8<Int64>.self)
  }
}
