import Glibc

/// Writes bytes to a file in large pieces.
struct FileWriter: ~Copyable {
  private let descriptor: Int32
  private let name: String
  private(set) var buffer: [UInt8] = []
  private let limit = 1 << 18

  /// Opens a file for writing, making it empty.
  ///
  /// - Parameters:
  ///   - path: The file to write.
  ///   - name: The name for error sentences: where the file will be in the end.
  /// - Throws: ``ReportingError`` when the file cannot be opened.
  init(path: String, name: String) throws(ReportingError) {
    let opened = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard opened >= 0 else { throw .failedCreation(name, errno) }
    descriptor = opened
    self.name = name
    buffer.reserveCapacity(limit + 4096)
  }

  /// Lets a body add bytes, and writes them out when there are many; stops when the task is
  /// cancelled.
  mutating func append(_ body: (inout [UInt8]) -> Void) throws(ReportingError) {
    body(&buffer)
    guard buffer.count >= limit else { return }
    guard !Task.isCancelled else { throw .cancelled }
    try flush()
  }

  /// Writes out what is left, and looks once more whether everything arrived.
  consuming func finish() throws(ReportingError) { try flush() }

  private mutating func flush() throws(ReportingError) {
    var rest = buffer[...]
    while !rest.isEmpty {
      // Safe: pointer and count describe the same array, which lives until the call returns.
      let written = unsafe rest.withUnsafeBytes { bytes in
        unsafe write(descriptor, bytes.baseAddress, bytes.count)
      }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw .failedWrite(name, errno) }
      rest = rest.dropFirst(written)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  deinit { close(descriptor) }
}
