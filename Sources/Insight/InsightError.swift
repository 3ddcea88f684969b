public import Numeric
public import Trees

/// Why the drivers of groups could not be found.
public enum InsightError: Error, Hashable, Sendable {
  /// The forest could not be grown.
  case forest(TreesError)

  /// There is not one name a feature, or not one row a label.
  case shape(ShapeError)

  /// Fewer than two groups have enough rows to hold some of them out.
  case tooFewRows(needed: Int, got: Int)
}

extension InsightError: CustomStringConvertible {
  /// One sentence for a person: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .forest(let error): error.description
    case .shape(let error): error.description
    case .tooFewRows(let needed, let got):
      "Drivers need at least \(needed) rows in groups, but there are \(got)."
    }
  }
}
