public import Parameters

/// Why a forest could not be grown.
public enum TreesError: Error, Hashable, Sendable {
  /// A hyper-parameter is unknown or outside its allowed range.
  case parameter(ParameterError)

  /// There are no rows, or the rows have no columns.
  case empty(method: String)

  /// There is not one label a row.
  case labelCount(rows: Int, labels: Int)

  /// A label is negative, or not below the number of classes.
  case label(row: Int, label: Int32, classes: Int)

  /// All rows have one label, so there is nothing to tell apart.
  case oneClass(method: String)

  /// A cell is not a finite number.
  case notFinite(row: Int, column: Int, value: String)
}

extension TreesError: CustomStringConvertible {
  /// One sentence for a person: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .parameter(let error): error.description
    case .empty(let method):
      "\(method) needs at least one row and one feature, but there is none."
    case .labelCount(let rows, let labels):
      "There are \(labels) labels for \(rows) rows; give one label a row."
    case .label(let row, let label, let classes):
      "The label of row \(row) is \(label), but labels must be from 0 to \(classes - 1)."
    case .oneClass(let method):
      "\(method) needs rows of at least two classes, but all have the same label."
    case .notFinite(let row, let column, let value):
      "Row \(row), column \(column) is \(value); clean or impute it before growing trees."
    }
  }
}
