public import Studies

/// The report of a study as one page that opens offline.
public struct Report {
  private let result: StudyResult

  /// Prepares the report of a study.
  public init(_ result: StudyResult) { self.result = result }

  /// Returns the page.
  public func html() throws -> String { "<!doctype html><title>\(result.recipe.name)</title>" }
}
