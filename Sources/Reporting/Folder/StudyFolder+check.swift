import FoundationEssentials

extension StudyFolder {
  /// Sees whether results can be written there, before work is spent on them.
  ///
  /// - Parameter inputs: The files that are read, which must stay.
  /// - Throws: ``ReportingError`` when a file would be lost that is read or that no study wrote, or
  ///   when the place refuses.
  public func check(inputs: [String] = []) throws(ReportingError) {
    for name in StudyFiles.names { try checkInputsStay(inputs, at: "\(path)/\(name)") }
    _ = try staged()
  }

  /// Prepares the folder; files of the names that a study writes must be from a study.
  func staged() throws(ReportingError) -> StagedFolder {
    let staged = try StagedFolder(at: path)
    let isOfStudy = isOfStudy
    for name in StudyFiles.names {
      let kind = FileKind(at: "\(path)/\(name)")
      let isStranger = kind == .folder || (kind != .absent && !isOfStudy)
      guard !isStranger else { throw .notOfStudy(path: "\(path)/\(name)") }
    }
    return staged
  }

  /// Whether the folder holds what a study wrote: the record of one stands in it.
  private var isOfStudy: Bool {
    guard let data = FileManager.default.contents(atPath: "\(path)/\(StudyFiles.record)"),
      let record = try? JSONDecoder().decode(WrittenBy.self, from: data)
    else { return false }
    return record.versions["clientele"] != nil
  }
}

/// The part of a study's record that says who wrote it, which every version of it has.
private struct WrittenBy: Decodable {
  let versions: [String: String]
}
