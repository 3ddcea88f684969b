import Parameters

/// Why features could not be transformed.
public enum TransformError: Error, Hashable, Sendable {
  /// There is no transform of this name.
  case unknownTransform(String)

  /// A step names a feature that is not there.
  case unknownColumn(transform: Transform, name: String, known: [String])

  /// A logarithm was asked of negative values.
  case negative(column: String, customers: Int, of: Int)

  /// A feature has no spread to divide by.
  case noSpread(column: String, transform: Transform)

  /// A cell is not a finite number.
  case notFinite(column: String, row: Int)

  /// There are no rows to learn from.
  case noRows
}

extension TransformError: CustomStringConvertible {
  /// One sentence for a person: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .unknownTransform(let name):
      "There is no transform '\(name)'\(suggestion(for: name, among: Self.transforms))."
    case .unknownColumn(let transform, let name, let known):
      "The transform \(transform.rawValue) names '\(name)', which is not a feature"
        + "\(suggestion(for: name, among: known))."
    case .negative(let column, let customers, let total):
      "The logarithm of \(column) was asked for, but it is negative for \(customers) of \(total) "
        + "customers; net returns against sales, drop returns, or leave \(column) out of log1p."
    case .noSpread(let column, .robust):
      "The feature \(column) has the same value for at least half of the customers, so robust "
        + "scaling would divide by zero; standardise it, or leave it out with --without \"\(column)\"."
    case .noSpread(let column, _):
      "The feature \(column) has one value for all customers, so it cannot tell them apart; "
        + "leave it out with --without \"\(column)\"."
    case .notFinite(let column, let row):
      "The feature \(column) is not a finite number in row \(row); clean or impute it first."
    case .noRows: "There are no customers to learn from."
    }
  }

  private static var transforms: [String] { Transform.allCases.map(\.rawValue) }
}
