import Glibc

/// A file that is being written; unless it is committed, it is removed again.
final class NewFile {
  private let path: String
  private let descriptor: Int32
  private var isCommitted = false

  /// The number of bytes written.
  private(set) var count = 0

  /// Creates a file where there is none.
  init(_ path: String) throws(BodyError) {
    self.path = path
    // Safe: the path lives as long as the call, here and below.
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw systemError() }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if !isCommitted { unsafe unlink(path) }
  }

  /// Writes bytes at the end.
  func write(_ bytes: [UInt8]) throws(BodyError) {
    try writeAll(bytes, to: descriptor)
    count += bytes.count
  }

  /// Keeps the file, durably if wanted.
  func commit(isDurable: Bool) throws(BodyError) {
    if isDurable, fsync(descriptor) != 0 { throw systemError() }
    isCommitted = true
  }
}

/// Writes bytes to an open file.
func writeAll(_ bytes: [UInt8], to file: Int32) throws(BodyError) {
  var offset = 0
  while offset < bytes.count {
    let written = unsafe bytes.withUnsafeBytes { buffer in
      // Safe: the part from the offset on lies within the buffer, which outlives the call.
      unsafe write(file, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
    }
    if written > 0 {
      offset += written
    } else if errno != EINTR {
      throw systemError()
    }
  }
}

/// Describes the last failure of the system.
private func systemError() -> BodyError {
  errno == ENOSPC || errno == EDQUOT
    ? .diskFull : .cannotSave(reason: errorSentence(errno))
}
