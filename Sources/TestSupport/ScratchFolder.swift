import FoundationEssentials

/// A folder for the files of one test; it goes away with the value.
public final class ScratchFolder: Sendable {
  private let root: String

  /// Makes an empty folder.
  public init() throws {
    root = FileManager.default.temporaryDirectory.path + "/clientele-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// The full path of something in the folder.
  public func path(_ name: String) -> String { "\(root)/\(name)" }

  /// The names in the folder, in the order of the alphabet, hidden ones too.
  public var names: [String] { names(in: ".") }

  /// The names in a folder below, in the order of the alphabet, hidden ones too.
  public func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []).sorted()
  }

  /// Makes a folder below.
  public func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: path(name), withIntermediateDirectories: true)
  }

  /// Writes a text file.
  public func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }

  /// The bytes of a file.
  public func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  /// The text of a file.
  public func text(_ name: String) throws -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }
}
