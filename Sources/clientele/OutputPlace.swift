import CommandLineKit
import Ingestion
import Reporting

/// Sees whether a table can be written at a path, before work is spent on it.
///
/// - Parameters:
///   - path: Where the table is wanted.
///   - inputs: The files that are read, which must stay.
/// - Throws: `ReportingError` for an ending of no known format, a file that is read, or a place
///   that refuses.
func checkPlace(_ path: String, inputs: [String] = []) throws(ReportingError) {
  _ = try TableFormat(path: path)
  try checkInputsStay(inputs, at: path)
  _ = try AtomicFile(at: path)
}

extension ReadingArguments {
  /// The files that a command reads: its data, and a model or a recipe where it has one.
  ///
  /// - Throws: `IngestionError` for a path without a file, and for a folder.
  static func inputs(
    _ values: ParsedValues, and others: String...
  ) throws(IngestionError) -> [String] {
    try inputFiles(values[files]) + others
  }
}
