public import Numeric
public import Parameters

/// Why a detector could not be fitted, or its findings not be told.
public enum DetectionError: Error, Hashable, Sendable {
  /// A hyper-parameter is unknown or outside its allowed range.
  case parameter(ParameterError)

  /// There is no detector of this name.
  case unknownDetector(name: String, known: [String])

  /// There are no detectors to compare.
  case noDetectors

  /// The work was cancelled.
  case cancelled

  /// There is no rule of this name.
  case unknownRule(name: String, known: [String])

  /// There are fewer rows than the method needs.
  case tooFewRows(method: String, needed: Int, got: Int)

  /// There are more rows than the method can learn from in reasonable time and memory.
  case tooManyRows(method: String, most: Int, got: Int)

  /// The method found no solution.
  case noSolution(method: String, advice: String)

  /// The rows have no columns.
  case noFeatures(method: String)

  /// A cell is not a finite number.
  case notFinite(row: Int, column: Int, value: String)

  /// The columns of some rows do not fit.
  case shape(ShapeError)

  /// There is no feature of this name.
  case unknownFeature(name: String, known: [String])
}

extension DetectionError: CustomStringConvertible {
  /// One sentence for a person: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .parameter(let error): error.description
    case .unknownDetector(let name, let known):
      "There is no detector '\(name)'\(suggestion(for: name, among: known))."
    case .noDetectors: "There is no detector to compare; name one."
    case .cancelled: "The work was cancelled."
    case .unknownRule(let name, let known):
      "There is no rule '\(name)'\(suggestion(for: name, among: known))."
    case .tooFewRows(let method, let needed, let got):
      "\(method) needs at least \(needed) rows, but there are \(got)."
    case .tooManyRows(let method, let most, let got):
      "\(method) learns from at most \(most) rows, but there are \(got); "
        + "take another detector or a sample."
    case .noSolution(let method, let advice): "\(method) found no solution; \(advice)."
    case .noFeatures(let method):
      "\(method) needs at least one feature, but the rows have none."
    case .notFinite(let row, let column, let value):
      "Row \(row), column \(column) is \(value); clean or impute it before detection."
    case .shape(let error): error.description
    case .unknownFeature(let name, let known):
      "There is no feature '\(name)'\(suggestion(for: name, among: known))."
    }
  }
}
