import Glibc

/// An open file that is read by position.
final class FileBytes: Sendable {
  let path: String
  let count: Int
  private let descriptor: Int32

  init(_ path: String) throws(WorkbookError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    // Safe: strerror gives a text that is copied at once.
    guard descriptor >= 0 else {
      throw .unreadable(path: path, reason: unsafe String(cString: strerror(errno)).lowercased())
    }
    let end = lseek(descriptor, 0, SEEK_END)
    guard end >= 0 else { throw .unreadable(path: path, reason: "it is no ordinary file") }
    count = end
  }

  deinit { close(descriptor) }

  /// Reads some bytes; fewer at the end of the file.
  func read(at offset: Int, count wanted: Int) -> [UInt8] {
    guard offset >= 0, wanted > 0, offset < count else { return [] }
    var bytes = [UInt8](repeating: 0, count: min(wanted, count - offset))
    let got = unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe read(at: offset, into: buffer)
    }
    return Array(bytes[..<got])
  }

  /// Fills a buffer as far as the file goes, and returns how many bytes were read.
  @unsafe
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    var done = 0
    while done < buffer.count {
      // Safe: pread writes at most the rest of the buffer.
      let got = unsafe pread(
        descriptor, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done, offset + done)
      guard got > 0 else { return done }
      done += got
    }
    return done
  }
}

extension [UInt8] {
  /// A little-endian number at a place, or `nil` when it does not fit.
  func number<Value: FixedWidthInteger>(at place: Int, as type: Value.Type) -> Int? {
    let width = MemoryLayout<Value>.size
    guard place >= 0, place + width <= count else { return nil }
    var value: UInt64 = 0
    for i in 0..<width { value |= UInt64(self[place + i]) << UInt64(8 * i) }
    return Int(exactly: value)
  }
}
