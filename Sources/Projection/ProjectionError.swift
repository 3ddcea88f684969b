public import Parameters

/// Why rows could not be projected.
public enum ProjectionError: Error, Hashable, Sendable {
  /// A hyper-parameter is unknown or outside its allowed range.
  case parameter(ParameterError)

  /// There are fewer than two rows.
  case tooFewRows(got: Int)

  /// A cell is not a finite number.
  case notFinite(row: Int, column: Int)

  /// All rows are the same.
  case noVariance

  /// There are more different rows than the method can place in reasonable time.
  case tooManyRows(method: String, most: Int, got: Int)

  /// The eigenvalues were not found, which finite data of ordinary size do not cause.
  case notConverged

  /// The task was cancelled.
  case cancelled
}

extension ProjectionError: CustomStringConvertible {
  /// One sentence for a person: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .parameter(let error): error.description
    case .tooFewRows(let got): "A projection needs at least 2 rows, but there are \(got)."
    case .notFinite(let row, let column):
      "Row \(row), column \(column) is not a finite number; clean or impute it before projecting."
    case .noVariance: "All rows are the same, so there is no direction in which they differ."
    case .tooManyRows(let method, let most, let got):
      "\(method) places at most \(most) different rows, but there are \(got); take a sample."
    case .notConverged: "The projection did not converge; check the features for huge values."
    case .cancelled: "The projection was cancelled."
    }
  }
}
