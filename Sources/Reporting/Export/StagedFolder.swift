import Glibc

/// A folder of results that are all new or all old.
///
/// Files are written into a hidden folder inside the destination; a commit moves them to their
/// places one right after another. Without a commit they go away, and so does the destination when
/// it was made for them. Other files in the destination are left alone.
///
/// A commit that was cut short, because the machine stopped, is carried on by whoever prepares the
/// folder next.
public struct StagedFolder: ~Copyable {
  /// The folder the files will be in.
  public let destination: String

  private let staging: String
  private let isNew: Bool

  /// Prepares a folder, making it and the folders above it when there are none.
  ///
  /// - Throws: ``ReportingError`` when a file stands there or no folder can be created.
  public init(at destination: String) throws(ReportingError) {
    let trimmed = destination.count > 1 && destination.hasSuffix("/")
    let place = trimmed ? String(destination.dropLast()) : destination
    guard !place.isEmpty else {
      throw .cannotCreate(path: place, reason: "the name is empty")
    }
    let hidden = "\(place)/\(partial)\(getpid())"
    let wasAbsent = FileKind(at: place) == .absent
    try makeFolders(place)
    try finishCommits(in: place)
    removeLeftovers(in: place, prefix: partial, suffix: "")
    guard unsafe mkdir(hidden, 0o777) == 0 || errno == EEXIST else {
      throw .failedCreation(place, errno)
    }
    self.destination = place
    staging = hidden
    isNew = wasAbsent
  }

  /// Returns where to write a file until the commit.
  public func path(for name: String) -> String { "\(staging)/\(name)" }

  /// Puts all files at their places, after their bytes have reached the disk.
  ///
  /// - Parameters:
  ///   - old: Names of an earlier set, which go where the new set lacks them.
  ///   - last: The file that says the set is whole: of the files of one name the old goes first,
  ///     and the new comes last.
  /// - Throws: ``ReportingError`` when the disk refuses.
  public consuming func commit(
    replacing old: [String] = [], last: String? = nil
  ) throws(ReportingError) {
    let names = entries(of: staging)
    for name in names { try synchronize(path(for: name), destination: "\(destination)/\(name)") }
    let whole = "\(destination)/\(complete)\(getpid())"
    guard unsafe rename(staging, whole) == 0 else { throw .failedWrite(destination, errno) }
    for name in old where name == last || !names.contains(name) {
      _ = unsafe unlink("\(destination)/\(name)")
    }
    try moveFiles(names.sorted { $1 == last && $0 != last }, from: whole, to: destination)
  }

  deinit {
    for name in entries(of: staging) { _ = unsafe unlink("\(staging)/\(name)") }
    _ = unsafe rmdir(staging)
    // Fails, as it should, when there are files in it.
    if isNew { _ = unsafe rmdir(destination) }
  }
}

/// How the names of hidden folders begin: while files are written, and once all of them are.
private let partial = ".partial-"
private let complete = ".complete-"

/// Moves files to their places, and removes the folder they were in.
private func moveFiles(
  _ names: [String], from folder: String, to destination: String
) throws(ReportingError) {
  for name in names {
    let place = "\(destination)/\(name)"
    guard unsafe rename("\(folder)/\(name)", place) == 0 else { throw .failedWrite(place, errno) }
  }
  _ = unsafe rmdir(folder)
}

/// Carries on what processes that are no more had begun to move; one of them may have had the
/// number of this one, as in a container.
private func finishCommits(in destination: String) throws(ReportingError) {
  for name in entries(of: destination) {
    guard isLeftover(name, prefix: complete, suffix: "") || name == "\(complete)\(getpid())"
    else { continue }
    let folder = "\(destination)/\(name)"
    try moveFiles(entries(of: folder), from: folder, to: destination)
  }
}

/// Makes a folder and the folders above it.
private func makeFolders(_ path: String) throws(ReportingError) {
  var prefix = path.hasPrefix("/") ? "/" : ""
  for part in path.split(separator: "/") {
    prefix += part
    switch FileKind(at: prefix) {
    case .folder: break
    case .file, .special: throw .isFile(path: prefix)
    case .absent:
      guard unsafe mkdir(prefix, 0o777) == 0 || errno == EEXIST else {
        throw .failedCreation(path, errno)
      }
    }
    prefix += "/"
  }
}
