extension Matrix {
  /// The number of blocks of eight rows, the last of which may be partly filled.
  var blockCount: Int { (rowCount + 7) / 8 }

  /// The values of the eight rows of a block; zero in lanes without a row.
  @inline(__always)
  func eight(_ block: Int, _ feature: Int) -> SIMD8<Double> {
    let first = block &* 8
    guard first &+ 8 <= rowCount else {
      var result = SIMD8<Double>.zero
      for row in first..<max(first, rowCount) { result[row &- first] = self[row, feature] }
      return result
    }
    // Safe: the column has eight values from there on.
    return unsafe span.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: (feature &* rowCount &+ first) &* 8, as: SIMD8<Double>.self)
  }
}

extension MutableSpan<Double> {
  /// Writes eight numbers side by side.
  @inline(__always)
  mutating func put(_ eight: SIMD8<Double>, at index: Int) {
    // Safe: any bits are a number, and whether there is room for eight is checked.
    var bytes = unsafe mutableBytes
    bytes.storeBytes(of: eight, toByteOffset: index &* 8, as: SIMD8<Double>.self)
  }
}
