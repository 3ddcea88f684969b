import CADBC

/// One column of one batch, while the batch lives.
@unsafe
struct ArrowView {
  let array: ArrowArray
  let offset: Int
  let count: Int

  init(array: ArrowArray, extraOffset: Int, count: Int) {
    unsafe self.array = unsafe array
    unsafe offset = unsafe Int(array.offset) + extraOffset
    unsafe self.count = count
  }

  /// The bitmap of present values, or `nil` when all are present.
  var validity: UnsafeRawPointer? {
    unsafe array.null_count != 0 && array.n_buffers > 0 ? array.buffers[0] : nil
  }

  /// The memory of a buffer, or `nil` when the producer left it out, as it may for no rows.
  func buffer(_ index: Int) -> UnsafeRawPointer? {
    unsafe index < Int(array.n_buffers) ? array.buffers[index] : nil
  }

  /// Whether a value is present.
  @inline(__always)
  func isPresent(_ row: Int, _ bitmap: UnsafeRawPointer) -> Bool {
    // Safe: a bitmap has a bit for each of offset + count rows.
    let bit = unsafe row + offset
    return unsafe bitmap.load(fromByteOffset: bit >> 3, as: UInt8.self) & (1 << (bit & 7)) != 0
  }

  /// Reads a value of a fixed width, wherever it is aligned.
  @inline(__always)
  func value<Value: BitwiseCopyable>(
    _ row: Int, as type: Value.Type, in memory: UnsafeRawPointer
  ) -> Value {
    // Safe: the buffer holds offset + count values of this width. Arrow promises 8-byte alignment
    // only, and a 128-bit integer wants 16, so the load is unaligned.
    unsafe memory.loadUnaligned(
      fromByteOffset: (row + offset) * MemoryLayout<Value>.size, as: Value.self)
  }
}
