public import Numeric

/// Steps with the numbers they learned: takes new rows to the scale of the training rows and back.
///
/// A row's result does not depend on the other rows of the batch.
public struct FittedTransform: Codable, Sendable, Hashable {
  /// The names of the features, in the order of the columns of a matrix.
  public let columns: [String]

  /// What is done, one step after another.
  public let steps: [FittedStep]

  /// Returns rows on the scale of the model.
  ///
  /// - Parameter rows: Shape `n × d`, in the units of the features.
  /// - Returns: Shape `n × d`, without units.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  public func apply(_ rows: Matrix) throws(ShapeError) -> Matrix {
    try checkWidth(rows)
    var result = rows
    for step in steps { step.apply(to: &result) }
    return result
  }

  /// Returns rows in the units of the features, for display.
  ///
  /// - Parameter rows: Shape `n × d`, on the scale of the model; for instance centres.
  /// - Returns: Shape `n × d`, in the units of the features.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  public func inverse(_ rows: Matrix) throws(ShapeError) -> Matrix {
    try checkWidth(rows)
    var result = rows
    for step in steps.reversed() { step.undo(in: &result) }
    return result
  }

  private func checkWidth(_ rows: Matrix) throws(ShapeError) {
    guard rows.columnCount == columns.count else {
      throw .featureCount(expected: columns.count, got: rows.columnCount)
    }
  }
}

extension FittedTransform {
  /// Reads a transform, and refuses steps for columns that are not there or that divide by zero.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    columns = try container.decode([String].self, forKey: .columns)
    steps = try container.decode([FittedStep].self, forKey: .steps)
    for step in steps where !columns.indices.contains(step.column) || step.scale == 0 {
      throw DecodingError.dataCorruptedError(
        forKey: .steps, in: container,
        debugDescription: "A step for column \(step.column) of \(columns.count) is not usable.")
    }
  }
}

/// What one step does to one feature: `(x − centre) / scale`, or a logarithm.
public struct FittedStep: Codable, Sendable, Hashable {
  /// What is done.
  public let transform: Transform

  /// The column of the matrix it is done to.
  public let column: Int

  /// What is subtracted; `0` for a logarithm.
  public let centre: Double

  /// What the difference is divided by, never zero; `1` for a logarithm.
  public let scale: Double
}
