public import Parameters

/// Why groups could not be found.
public enum ClusteringError: Error, Hashable, Sendable {
  /// A hyper-parameter is unknown or outside its allowed range.
  case parameter(ParameterError)

  /// There are fewer distinct rows than groups asked for.
  case tooFewRows(method: String, needed: Int, got: Int)

  /// There are more rows than the method can group in reasonable time and memory.
  case tooManyRows(method: String, most: Int, got: Int)

  /// The method found no group.
  case noGroups(method: String, advice: String)

  /// The method found fewer groups than it was asked for.
  case fewerGroups(method: String, found: Int)

  /// A number of groups was asked of a method that finds it itself.
  case numberNotTaken(method: String)

  /// Rows hold categories, and the method takes numbers only.
  case categoriesNotTaken(method: String, advice: String)

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
    case .tooManyRows(let method, let most, let got):
      "\(method) groups at most \(most) rows, but there are \(got); take another method or a sample."
    case .noGroups(let method, let advice): "\(method) found no group; \(advice)."
    case .fewerGroups(let method, let found):
      "\(method) found only \(found) groups; ask for fewer, or take another method."
    case .numberNotTaken(let method):
      "\(method) finds the number of groups itself; leave the number out, or take another method."
    case .categoriesNotTaken(let method, let advice):
      "\(method) groups by numbers only; \(advice), or leave the categories out."
    case .notFinite(let row, let column, let value):
      "Row \(row), column \(column) is \(value); clean or impute it before clustering."
    case .cancelled: "Clustering was cancelled."
    }
  }
}
