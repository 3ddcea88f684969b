import Glibc

/// Takes away what killed runs left in a folder: files or folders of files whose names begin with
/// `prefix`, go on with the number of a process that is no more, and end with `suffix`.
func removeLeftovers(in folder: String, prefix: String, suffix: String) {
  for name in entries(of: folder) where isLeftover(name, prefix: prefix, suffix: suffix) {
    let path = "\(folder)/\(name)"
    for file in entries(of: path) { _ = unsafe unlink("\(path)/\(file)") }
    if unsafe unlink(path) != 0 { _ = unsafe rmdir(path) }
  }
}

/// Whether a name is that of a process which is no more, between a prefix and a suffix.
func isLeftover(_ name: String, prefix: String, suffix: String) -> Bool {
  guard name.hasPrefix(prefix), name.hasSuffix(suffix),
    let process = Int32(name.dropFirst(prefix.count).dropLast(suffix.count)), process > 0
  else { return false }
  return kill(process, 0) != 0 && errno == ESRCH
}

/// The names in a folder, in the order of the alphabet.
func entries(of folder: String) -> [String] {
  // Safe: the handle is closed once, and each name is copied before the next is read.
  guard let handle = unsafe opendir(folder) else { return [] }
  defer { unsafe closedir(handle) }
  var names: [String] = []
  while let entry = unsafe readdir(handle) {
    let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
    }
    if name != "." && name != ".." { names.append(name) }
  }
  return names.sorted()
}
