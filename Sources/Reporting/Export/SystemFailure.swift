import Glibc

extension ReportingError {
  /// Describes the failure of a system call while a file was written, from its error number.
  static func failedWrite(_ path: String, _ number: Int32) -> ReportingError {
    number == ENOSPC || number == EDQUOT || number == EFBIG
      ? .diskFull(path: path) : .writeFailed(path: path, reason: systemReason(number))
  }

  /// Describes the failure of a system call that creates a file or folder.
  static func failedCreation(_ path: String, _ number: Int32) -> ReportingError {
    switch number {
    case ENOSPC, EDQUOT: .diskFull(path: path)
    case EISDIR: .isFolder(path: path)
    default: .cannotCreate(path: path, reason: systemReason(number))
    }
  }
}

/// Returns what an error number of the system means, in the words people know from the shell.
func systemReason(_ number: Int32) -> String {
  // Safe: the text is static or of this thread, and copied at once.
  guard let text = unsafe strerror(number) else { return "error \(number)" }
  return unsafe String(cString: text).lowercased()
}
