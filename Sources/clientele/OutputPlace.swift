import Reporting

/// Sees whether a table can be written at a path, before work is spent on it.
///
/// - Throws: `ReportingError` for an ending of no known format, or a place that refuses.
func checkPlace(_ path: String) throws(ReportingError) {
  _ = try TableFormat(path: path)
  _ = try AtomicFile(at: path)
}
