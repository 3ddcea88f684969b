import Glibc

/// What stands at a path.
enum FileKind {
  /// Nothing.
  case absent

  /// An ordinary file.
  case file

  /// A folder.
  case folder

  /// A device, a pipe or a socket.
  case special

  /// Looks at a path; a link counts as what it leads to.
  init(at path: String) {
    var information = stat()
    // Safe: the call fills the structure it is given.
    guard unsafe stat(path, &information) == 0 else {
      self = .absent
      return
    }
    switch information.st_mode & S_IFMT {
    case S_IFDIR: self = .folder
    case S_IFREG: self = .file
    default: self = .special
    }
  }
}
