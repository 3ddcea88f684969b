import FoundationEssentials
import Glibc

/// The beginning of a large text file as a file of its own, or a file as it is.
final class FileBeginning {
  /// Where to read.
  let path: String

  private let folder: String?

  /// So many bytes tell what a file holds.
  static let enough = 8 << 20

  /// Copies the first lines of a file whose form allows it.
  init(of path: String) throws(IngestionError) {
    let format = try SourceFormat.of(path, firstBytes: try firstBytes(of: path, count: 8))
    let isText = [.delimited, .jsonLines].contains(format) && !path.hasSuffix(".gz")
    let bytes = isText ? try firstBytes(of: path, count: Self.enough + 1) : []
    guard bytes.count > Self.enough, let end = bytes.lastIndex(of: 10) else {
      self.path = path
      folder = nil
      return
    }
    let place = FileManager.default.temporaryDirectory.path + "/clientele-\(UUID().uuidString)"
    self.path = "\(place)/\(path.split(separator: "/").last ?? "file")"
    folder = place
    do {
      try FileManager.default.createDirectory(
        atPath: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(bytes[...end]).write(to: URL(filePath: self.path))
    } catch { throw .uncopied(path: path, reason: "the folder for copies cannot be written") }
  }

  deinit { if let folder { try? FileManager.default.removeItem(atPath: folder) } }
}
