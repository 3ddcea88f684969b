public import Engine
import Features
import Ingestion
import Numeric
public import Studies
import Synchronization
import Tabular

/// The folder that holds what a study found.
///
/// It has report.html, customers.csv, .parquet and .xlsx, segments.csv, outliers.csv, ledger.csv,
/// model.json and study.json, as far as the study has them.
public struct StudyFolder: Sendable {
  /// The path of the folder.
  public let path: String

  /// Names a folder.
  public init(_ path: String) { self.path = path }

  /// Writes everything: beside first, then moved to its place.
  ///
  /// What an earlier study wrote there goes; other files stay.
  ///
  /// - Parameters:
  ///   - result: What a study found.
  ///   - version: The version of the program, for the record.
  ///   - engine: How the embedded engine is opened.
  ///   - sections: Whether the folder `sections` is written too, for pages that show the study.
  ///   - progress: Told the part that is done, from any thread.
  /// - Returns: The record that was written as study.json.
  /// - Throws: ``ReportingError`` when the disk refuses, `EngineError` when Parquet cannot be made.
  public func write(
    _ result: StudyResult, version: String, engine: EngineConfiguration = EngineConfiguration(),
    sections: Bool = false, progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws -> StudyRecord {
    let clock = ContinuousClock()
    let start = clock.now
    let staged = try staged()
    let versions = ["clientele": version, "duckdb": result.input.engineVersion]
    let files = StudyFiles(result, versions: versions, engine: engine).all
    let paths = files.map { staged.path(for: $0.name) }
    try inParallel(files.count, progress) { index in
      do { try files[index].write(paths[index]) } catch let error as ReportingError {
        throw error.naming("\(path)/\(files[index].name)")
      }
    }
    let writing = StageTiming(stage: .writing, seconds: (clock.now - start) / .seconds(1))
    let record = StudyRecord(result, versions: versions, writing: writing)
    try TextWriter.write(try record.json(), to: staged.path(for: StudyFiles.record))
    if sections { try SectionFiles(result, versions: versions).write(to: "\(path)/sections") }
    try staged.commit(replacing: StudyFiles.names, last: StudyFiles.record)
    return record
  }
}

extension ReportingError {
  /// Names the place a person knows instead of the hidden one where a file is written first.
  fileprivate func naming(_ place: String) -> ReportingError {
    switch self {
    case .cannotCreate(_, let reason): .cannotCreate(path: place, reason: reason)
    case .diskFull: .diskFull(path: place)
    case .writeFailed(_, let reason): .writeFailed(path: place, reason: reason)
    case .tooManyRows(_, let rows, let limit): .tooManyRows(path: place, rows: rows, limit: limit)
    default: self
    }
  }
}

/// Runs pieces of work side by side, and throws the error of the first that failed.
private func inParallel(
  _ count: Int, _ progress: @Sendable (Double) -> Void, _ body: @Sendable (Int) throws -> Void
) throws {
  let done = Mutex(0)
  let failures = concurrentMap(count) { index -> (any Error)? in
    var failure: (any Error)?
    do { try body(index) } catch { failure = error }
    let share = done.withLock { done in
      done += 1
      return Double(done) / Double(count)
    }
    progress(share)
    return failure
  }
  if let first = failures.compactMap(\.self).first { throw first }
}
