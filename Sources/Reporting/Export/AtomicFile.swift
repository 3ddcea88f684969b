import Glibc

/// A file that appears at its place whole or not at all.
///
/// It is written beside its place and renamed by ``commit()``. A file that is not committed, because
/// an error or a signal came first, goes away and leaves what was there before.
public struct AtomicFile: ~Copyable {
  /// Where the file will be.
  public let destination: String

  /// Where to write it until then.
  public let path: String

  private let isDirect: Bool

  /// Prepares a file, and creates it empty to see that this is possible.
  ///
  /// A link is followed; a device or pipe (`/dev/stdout`) is written directly.
  ///
  /// - Parameter destination: Where the file should be; its folder must exist.
  /// - Throws: ``ReportingError`` when a folder stands there or no file can be created.
  public init(at destination: String) throws(ReportingError) {
    let kind = FileKind(at: destination)
    guard kind != .folder else { throw .isFolder(path: destination) }
    let target = kind == .absent ? destination : resolved(destination)
    let beside = kind == .special ? target : besideName(target)
    if kind != .special {
      removeLeftovers(of: target)
      try createEmpty(beside, destination: destination)
    }
    self.destination = target
    path = beside
    isDirect = kind == .special
  }

  /// Puts the file at its place, after its bytes have reached the disk.
  ///
  /// - Throws: ``ReportingError`` when the disk refuses; the old file is then untouched.
  public consuming func commit() throws(ReportingError) {
    guard !isDirect else { return }
    try synchronize(path, destination: destination)
    guard unsafe rename(path, destination) == 0 else { throw .failedWrite(destination, errno) }
  }

  deinit {
    // After a commit there is nothing left under this name.
    if !isDirect { _ = unsafe unlink(path) }
  }
}

/// Creates an empty file, to see that this is possible.
private func createEmpty(_ path: String, destination: String) throws(ReportingError) {
  let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw .failedCreation(destination, errno) }
  close(descriptor)
}

/// Waits until the bytes of a file have reached the disk.
func synchronize(_ path: String, destination: String) throws(ReportingError) {
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .failedWrite(destination, errno) }
  defer { close(descriptor) }
  guard fsync(descriptor) == 0 else { throw .failedWrite(destination, errno) }
}

/// A hidden name in the same folder, so that renaming never crosses a disk.
private func besideName(_ target: String) -> String {
  let (folder, name) = folderAndName(target)
  return "\(folder)/.\(name).\(getpid()).partial"
}

/// Takes away what killed runs left of the same file.
private func removeLeftovers(of target: String) {
  let (folder, name) = folderAndName(target)
  removeLeftovers(in: folder, prefix: ".\(name).", suffix: ".partial")
}

/// The folder of a path, `.` when it names none, and what is left.
private func folderAndName(_ path: String) -> (folder: String, name: String) {
  guard let slash = path.lastIndex(of: "/") else { return (".", path) }
  let name = String(path[path.index(after: slash)...])
  return (slash == path.startIndex ? "/" : String(path[..<slash]), name)
}

/// Follows links to the file itself.
private func resolved(_ path: String) -> String {
  // Safe: the system allocates the text, and it is freed once.
  guard let text = unsafe realpath(path, nil) else { return path }
  defer { unsafe free(text) }
  return unsafe String(cString: text)
}
