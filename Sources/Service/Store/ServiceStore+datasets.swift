import FoundationEssentials
import Glibc

extension ServiceStore {
  /// Takes in a file that is complete.
  ///
  /// - Parameters:
  ///   - path: Where it is now; it is moved.
  ///   - name: The name it came with.
  ///   - format: What it holds.
  ///   - bytes: Its size.
  ///   - sha256: Its hash.
  ///   - created: The moment, in seconds since 1970.
  /// - Returns: The dataset, which is on disk for good.
  /// - Throws: ``ServiceError/state(_:)`` when the disk refuses.
  func add(
    fileAt path: String, name: String, format: DatasetFormat, bytes: Int, sha256: String,
    created: Int
  ) throws(ServiceError) -> Dataset {
    let dataset = Dataset(
      id: Identifier(), name: name, bytes: bytes, format: format, sha256: sha256,
      created: created)
    let folder = folder(ofDataset: dataset.id)
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false)
      try FileManager.default.moveItem(atPath: path, toPath: self.path(of: dataset))
    } catch { throw .state("the file \(name) could not be kept") }
    try synchronizeFolder("\(self.folder)/datasets", folder)
    try state.run(
      "INSERT INTO datasets (id, name, bytes, format, sha256, created) VALUES (?, ?, ?, ?, ?, ?)",
      [
        .text(dataset.id.text), .text(name), .integer(Int64(bytes)), .text(format.rawValue),
        .text(sha256), .integer(Int64(created)),
      ])
    return dataset
  }

  /// The file of a dataset, under a name that reports can show and no system takes amiss.
  func path(of dataset: Dataset) -> String {
    "\(folder(ofDataset: dataset.id))/\(dataset.format.fileName(for: dataset.name))"
  }

  /// All datasets, the newest first.
  func datasets() throws(ServiceError) -> [Dataset] {
    try state.rows(Self.datasetQuery + " ORDER BY created DESC, id").compactMap(dataset)
  }

  /// A dataset.
  ///
  /// - Throws: ``ServiceError/notFound(what:id:)``.
  func dataset(_ id: Identifier) throws(ServiceError) -> Dataset {
    let rows = try state.rows(Self.datasetQuery + " WHERE id = ?", [.text(id.text)])
    guard let found = rows.first.flatMap(dataset) else {
      throw .notFound(what: "dataset", id: id.text)
    }
    return found
  }

  /// Deletes a dataset and its file; studies that were made of it keep their results.
  ///
  /// - Throws: ``ServiceError/conflict(_:)`` while a study waits for it or reads it.
  func deleteDataset(_ id: Identifier) throws(ServiceError) {
    let dataset = try dataset(id)
    let users = try state.rows(
      "SELECT id FROM studies WHERE dataset = ? AND state IN ('queued', 'running')",
      [.text(id.text)])
    guard users.isEmpty else {
      throw .conflict(
        "A study of \(dataset.name) is not over yet; wait for it, or cancel it first.")
    }
    try state.run("DELETE FROM datasets WHERE id = ?", [.text(id.text)])
    try? FileManager.default.removeItem(atPath: folder(ofDataset: id))
  }

  private static let datasetQuery =
    "SELECT id, name, bytes, format, sha256, created FROM datasets"

  private func dataset(_ row: [StateValue]) -> Dataset? {
    guard row.count == 6, let id = row[0].text.flatMap({ Identifier($0) }), let name = row[1].text,
      let bytes = row[2].integer, let format = row[3].text.flatMap(DatasetFormat.init),
      let hash = row[4].text, let created = row[5].integer
    else { return nil }
    return Dataset(
      id: id, name: name, bytes: Int(bytes), format: format, sha256: hash, created: Int(created))
  }
}

/// Makes sure that folders keep the names in them over a crash.
private func synchronizeFolder(_ paths: String...) throws(ServiceError) {
  for path in paths {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    guard descriptor >= 0, fsync(descriptor) == 0 else {
      throw .state("the folder of the data cannot be written")
    }
  }
}
