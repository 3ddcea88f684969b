import FoundationEssentials
import Glibc

/// Returns the files that paths and patterns stand for, in the order of the alphabet within one.
///
/// - Parameter paths: The files, or patterns such as `sales-*.csv`.
/// - Returns: The files, each once, as they would be opened.
/// - Throws: ``IngestionError`` for a path without a file, and for a folder.
public func inputFiles(_ paths: [String]) throws(IngestionError) -> [String] {
  try onlyOnce(expanded(paths)).files
}

/// Leaves out files that were named before, under whatever name, and says which.
func onlyOnce(_ paths: [String]) -> (files: [String], repeated: [String]) {
  var seen: Set<FileIdentity> = []
  var files: [String] = []
  var repeated: [String] = []
  for path in paths {
    // Only ordinary files can be told from each other.
    let isNew = FileIdentity(at: path).map { seen.insert($0).inserted } ?? true
    if isNew { files.append(path) } else { repeated.append(path) }
  }
  return (files, repeated)
}

/// Returns the files that paths and patterns stand for, as often as they do.
func expanded(_ paths: [String]) throws(IngestionError) -> [String] {
  var files: [String] = []
  for path in paths {
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard !isFolder else { throw .isFolder(path: path) }
      files.append(path)
    } else {
      let found = matchingFiles(path)
      guard !found.isEmpty else { throw .notFound(path: path) }
      files += found
    }
  }
  guard !files.isEmpty else { throw .notFound(path: "(none was given)") }
  return files
}

/// Returns the files that fit a pattern with `*`, `?` and `[…]`, in the order of the alphabet.
func matchingFiles(_ pattern: String) -> [String] {
  var found = unsafe glob_t()
  // Safe: glob fills the structure, globfree empties it, and the texts are copied in between.
  defer { unsafe globfree(&found) }
  guard unsafe glob(pattern, 0, nil, &found) == 0 else { return [] }
  return (0..<Int(unsafe found.gl_pathc)).compactMap { index in
    unsafe found.gl_pathv[index].map { unsafe String(cString: $0) }
  }
}

/// Returns the first bytes of a file, fewer when it is shorter.
func firstBytes(of path: String, count: Int) throws(IngestionError) -> [UInt8] {
  let file = unsafe open(path, O_RDONLY)
  guard file >= 0 else { throw .unreadable(path: path, reason: lastSystemProblem()) }
  defer { close(file) }
  var bytes = [UInt8](repeating: 0, count: count)
  // Safe: read writes at most count bytes.
  let got = unsafe bytes.withUnsafeMutableBytes { unsafe Glibc.read(file, $0.baseAddress, count) }
  guard got >= 0 else { throw .unreadable(path: path, reason: lastSystemProblem()) }
  return Array(bytes[..<got])
}
