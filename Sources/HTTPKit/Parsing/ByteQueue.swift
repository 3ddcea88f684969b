/// Bytes that wait to be taken from the front.
struct ByteQueue: Sendable {
  private var storage: [UInt8] = []
  private var start = 0

  /// The number of bytes.
  var count: Int { storage.count - start }

  /// Whether there are none.
  var isEmpty: Bool { count == 0 }

  /// The bytes.
  var bytes: Span<UInt8> {
    @_lifetime(borrow self) get { storage.span.extracting(droppingFirst: start) }
  }

  /// Adds bytes at the end.
  mutating func append(_ bytes: [UInt8]) {
    if isEmpty { (storage, start) = (bytes, 0) } else { storage += bytes }
  }

  /// Forgets the first bytes; once all are gone, so is the memory.
  mutating func consume(_ count: Int) {
    start += count
    if start == storage.count {
      (storage, start) = ([], 0)
    } else if start > 65_536, start > storage.count / 2 {
      storage.removeFirst(start)
      start = 0
    }
  }

  /// Removes and returns the first bytes; all of them move without a copy.
  mutating func take(_ count: Int) -> [UInt8] {
    let taken =
      start == 0 && count == storage.count ? storage : Array(storage[start..<start + count])
    consume(count)
    return taken
  }

  /// Moves as many bytes as there is room for, and returns their number.
  mutating func move(to room: UnsafeMutableRawBufferPointer) -> Int {
    let moved = Swift.min(count, room.count)
    // Safe: the part that is copied lies within both.
    unsafe storage.withUnsafeBytes { bytes in
      unsafe room.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + moved]))
    }
    consume(moved)
    return moved
  }
}
