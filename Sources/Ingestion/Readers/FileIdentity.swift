import Glibc

/// Which file a path leads to, whatever the path is called.
///
/// Two paths have one identity when they are spelled differently, when one is a link to the other,
/// or when both name the same bytes on the disk.
public struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64

  /// Looks at a path; `nil` unless an ordinary file stands there.
  public init?(at path: String) {
    var information = stat()
    // Safe: the call fills the structure it is given.
    guard unsafe stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    device = UInt64(information.st_dev)
    number = UInt64(information.st_ino)
  }
}
