/// A file that somebody gave to the service.
struct Dataset: Sendable, Hashable {
  /// Its identifier.
  let id: Identifier

  /// The name the file came with, without folders.
  let name: String

  /// The size, in bytes.
  let bytes: Int

  /// What it holds.
  let format: DatasetFormat

  /// The SHA-256 hash of the contents, in hexadecimal.
  let sha256: String

  /// When it came, in seconds since 1970.
  let created: Int
}
