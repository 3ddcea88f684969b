import CISAL

/// Compresses bytes as a gzip file (RFC 1952).
///
/// - Parameter bytes: The bytes.
/// - Returns: The file, or nothing when it would not be smaller.
/// - Complexity: O(n), some hundred megabytes a second.
func gzipped(_ bytes: [UInt8]) -> [UInt8]? {
  guard bytes.count > 64, bytes.count <= Int(UInt32.max) else { return nil }
  // Safe: the state is filled in by the library before it is read, and freed when that is done.
  let state = UnsafeMutablePointer<isal_zstream>.allocate(capacity: 1)
  defer { unsafe state.deallocate() }
  unsafe isal_deflate_stateless_init(state)
  let room = UnsafeMutablePointer<UInt8>.allocate(capacity: roomForTokens)
  defer { unsafe room.deallocate() }
  unsafe state.pointee.level = 3
  unsafe state.pointee.level_buf = room
  unsafe state.pointee.level_buf_size = UInt32(roomForTokens)
  unsafe state.pointee.gzip_flag = UInt16(IGZIP_GZIP)
  unsafe state.pointee.end_of_stream = 1
  return unsafe bytes.withUnsafeBufferPointer { input in
    unsafe deflate(input, state)
  }
}

/// Compresses all of the input at once.
private func deflate(
  _ input: UnsafeBufferPointer<UInt8>, _ state: UnsafeMutablePointer<isal_zstream>
) -> [UInt8]? {
  var isWhole = false
  let output = unsafe [UInt8](unsafeUninitializedCapacity: input.count - 1) { output, count in
    // Safe: the library reads the input without writing to it, and writes no more than it is told.
    unsafe state.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    unsafe state.pointee.avail_in = UInt32(input.count)
    unsafe state.pointee.next_out = output.baseAddress
    unsafe state.pointee.avail_out = UInt32(input.count - 1)
    isWhole = unsafe isal_deflate_stateless(state) == COMP_OK && state.pointee.avail_in == 0
    count = unsafe isWhole ? input.count - 1 - Int(state.pointee.avail_out) : 0
  }
  return isWhole ? output : nil
}

/// What the library wants for its tables and for the tokens of a block (ISAL_DEF_LVL3_DEFAULT).
private let roomForTokens = 524_288
