public import Parameters

/// Why groups could not be found.
public enum ClusteringError: Error, Hashable, Sendable {
  /// A hyper-parameter is unknown or outside its allowed range.
  case parameter(ParameterError)

  /// There are fewer distinct rows than groups asked for.
  case tooFewRows(method: String, needed: Int, got: Int)

  /// A cell is not a finite number.
  case notFinite(row: Int, column: Int, value: String)

  /// The task was cancelled.
  case cancelled
}

extension ClusteringError: CustomStringConvertible {
  /// One sentence for a person: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .parameter(let error): error.description
    case .tooFewRows(let method, let needed, let got):
      "\(method) needs at least \(needed) distinct rows, but there are \(got); ask for fewer groups."
    case .notFinite(let row, let column, let value):
      "Row \(row), column \(column) is \(value); clean or impute it before clustering."
    case .cancelled: "Clustering was cancelled."
    }
  }
}
