import FoundationEssentials
public import Studies

/// The folder that holds a comparison of methods or detectors: comparison.html to read and comparison.json.
public struct ComparisonFolder: Sendable {
  /// The path of the folder.
  public let path: String

  /// Every name a comparison writes, the record last.
  private static let names = ["comparison.html", record]

  /// The file that says how a comparison was made.
  private static let record = "comparison.json"

  /// Names a folder.
  public init(_ path: String) { self.path = path }

  /// Sees whether results can be written there, before work is spent on them.
  ///
  /// - Parameter inputs: The files that are read, which must stay.
  /// - Throws: ``ReportingError`` when a file would be lost that is read or that no comparison
  ///   wrote, or when the place refuses.
  public func check(inputs: [String] = []) throws(ReportingError) {
    for name in Self.names { try checkInputsStay(inputs, at: "\(path)/\(name)") }
    _ = try staged()
  }

  /// Writes the page and the record: beside first, then moved to their places.
  ///
  /// - Parameters:
  ///   - result: What was found.
  ///   - record: What is written of it.
  ///   - sections: Whether the folder `sections` is written too, for pages that show it.
  /// - Throws: ``ReportingError`` when the disk refuses.
  public func write(
    _ result: StudyComparison, _ record: ComparisonRecord, sections: Bool = false
  ) throws {
    try write(
      Report(result, versions: record.versions), try record.json(),
      sections: sections ? SectionFiles(result, versions: record.versions) : nil)
  }

  /// Writes the page and the record on detectors: beside first, then moved to their places.
  ///
  /// - Parameters:
  ///   - result: What was found.
  ///   - record: What is written of it.
  ///   - sections: Whether the folder `sections` is written too, for pages that show it.
  /// - Throws: ``ReportingError`` when the disk refuses.
  public func write(
    _ result: StudyDetectorComparison, _ record: DetectorComparisonRecord, sections: Bool = false
  ) throws {
    try write(
      Report(result, versions: record.versions), try record.json(),
      sections: sections ? SectionFiles(result, versions: record.versions) : nil)
  }

  private func write(_ report: Report, _ record: String, sections: SectionFiles?) throws {
    let staged = try staged()
    try TextWriter.write(try report.html(), to: staged.path(for: "comparison.html"))
    try TextWriter.write(record, to: staged.path(for: Self.record))
    try sections?.write(to: "\(path)/sections")
    try staged.commit(replacing: Self.names, last: Self.record)
  }

  private func staged() throws(ReportingError) -> StagedFolder {
    let staged = try StagedFolder(at: path)
    let isOurs = isOfComparison
    for name in Self.names {
      let kind = FileKind(at: "\(path)/\(name)")
      guard kind == .absent || (isOurs && kind != .folder) else {
        throw .notOfStudy(path: "\(path)/\(name)")
      }
    }
    return staged
  }

  private var isOfComparison: Bool {
    guard let data = FileManager.default.contents(atPath: "\(path)/\(Self.record)"),
      let record = try? JSONDecoder().decode(WrittenBy.self, from: data)
    else { return false }
    return record.versions["clientele"] != nil
  }
}

/// The part of the record that says who wrote it.
private struct WrittenBy: Decodable {
  let versions: [String: String]
}
