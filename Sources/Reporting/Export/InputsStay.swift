import Ingestion

/// Sees that a result does not take the place of a file that is read.
///
/// - Parameters:
///   - inputs: The files that are read; those that are not there do not count.
///   - path: Where the result is wanted.
/// - Throws: ``ReportingError/isInput(path:)``.
public func checkInputsStay(_ inputs: [String], at path: String) throws(ReportingError) {
  guard let place = FileIdentity(at: path) else { return }
  for input in inputs where FileIdentity(at: input) == place { throw .isInput(path: path) }
}
