import FoundationEssentials

/// A file that set-up fetches under `.deps/`, or that a package installs beside the program.
public struct InstalledFile: Sendable {
  /// The path below `.deps/`, such as `lib/libduckdb.so`.
  public let path: String

  /// Names a file by its path below `.deps/`.
  public init(_ path: String) { self.path = path }

  /// Where the file may be, in order: `.deps/` of a folder above the program, then above the
  /// working folder, then beside an installed program.
  public var candidates: [String] {
    let program = ProcessInfo.processInfo.executableFolder
    let here = FileManager.default.currentDirectoryPath
    let above = (foldersAbove(program) + foldersAbove(here)).map { "\($0)/.deps/\(path)" }
    let installed = [
      "\(program)/../lib/clientele/\(path)", "\(program)/../share/clientele/\(path)",
    ]
    var seen: Set<String> = []
    return (above + installed).filter { seen.insert($0).inserted }
  }

  /// The first candidate that exists, or `nil`.
  public var location: String? {
    candidates.first { FileManager.default.fileExists(atPath: $0) }
  }
}

/// The folder and all folders above it but the root, the nearest first.
private func foldersAbove(_ folder: String) -> [String] {
  var parts = folder.split(separator: "/")
  var folders: [String] = []
  while !parts.isEmpty {
    folders.append("/" + parts.joined(separator: "/"))
    parts.removeLast()
  }
  return folders
}

extension ProcessInfo {
  /// The folder of the running program, links resolved.
  fileprivate var executableFolder: String {
    let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return (target ?? arguments.first ?? "").split(separator: "/").dropLast()
      .reduce(into: "") { $0 += "/\($1)" }
  }
}
