import FoundationEssentials
import Glibc

/// The number of bytes of all files below a folder.
func folderBytes(_ folder: String) -> Int {
  let files = FileManager.default
  return ((try? files.contentsOfDirectory(atPath: folder)) ?? []).reduce(0) { sum, name in
    let path = "\(folder)/\(name)"
    var isFolder = false
    guard files.fileExists(atPath: path, isDirectory: &isFolder) else { return sum }
    if isFolder { return sum + folderBytes(path) }
    return sum + fileBytes(path)
  }
}

/// The number of bytes of a file, zero when there is none.
func fileBytes(_ path: String) -> Int {
  var status = stat()
  // Safe: the call fills the structure it is given.
  return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
}
