import Glibc

/// A file that is open for reading; it closes when nothing refers to it any more.
public final class OpenFile: Sendable {
  let descriptor: Int32

  /// The length when it was opened.
  public let count: Int

  /// Stands for the content: it changes whenever the file does.
  public let entityTag: String

  /// Opens an ordinary file; a link at the end of the path is not followed.
  ///
  /// - Throws: ``Problem`` 404 when there is no such file.
  public init(_ path: String) throws(Problem) {
    // Safe: the path lives as long as the call.
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    var status = stat()
    // Safe: the kernel writes one stat.
    guard descriptor >= 0, unsafe fstat(descriptor, &status) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else {
      if descriptor >= 0 { close(descriptor) }
      throw Problem(404, "not-found", "There is no such file.")
    }
    count = Int(status.st_size)
    let time = status.st_mtim.tv_sec &* 1_000_000_000 &+ status.st_mtim.tv_nsec
    entityTag =
      "\"\(String(status.st_ino, radix: 16))-\(String(count, radix: 16))-"
      + "\(String(time, radix: 16))\""
  }

  deinit { close(descriptor) }
}
