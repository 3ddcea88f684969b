public import Numeric

extension FittedTransform {
  /// Learns the numbers of each step, one after another, from rows as the step before left them.
  ///
  /// - Parameters:
  ///   - steps: What to do, in this order.
  ///   - rows: Shape `n × d`, in the units of the features.
  ///   - columns: The names of the `d` features.
  /// - Throws: ``TransformError`` for an unknown feature, a cell that is not finite, a negative
  ///   value under a logarithm, or a feature without spread.
  /// - Complexity: O(`steps` · `n` · `d`), with a sort for robust scaling.
  /// - Precondition: `columns.count == rows.columnCount`.
  public init(
    fitting steps: [TransformStep], to rows: Matrix, columns: [String]
  ) throws(TransformError) {
    precondition(columns.count == rows.columnCount, "a name for each column")
    guard rows.rowCount > 0 else { throw .noRows }
    try checkFinite(rows, columns: columns)
    var work = rows
    var fitted: [FittedStep] = []
    for step in steps {
      for column in try step.indices(in: columns) {
        let one = try fit(step.transform, column: column, of: work, named: columns[column])
        one.apply(to: &work)
        fitted.append(one)
      }
    }
    self.init(columns: columns, steps: fitted)
  }
}

extension TransformStep {
  /// Returns the positions of the features the step takes.
  func indices(in names: [String]) throws(TransformError) -> [Int] {
    guard let columns else { return Array(names.indices) }
    var result: [Int] = []
    for name in columns {
      guard let index = names.firstIndex(of: name) else {
        throw .unknownColumn(transform: transform, name: name, known: names)
      }
      result.append(index)
    }
    return result
  }
}

/// Learns the numbers of one transform of one column.
private func fit(
  _ transform: Transform, column: Int, of rows: Matrix, named name: String
) throws(TransformError) -> FittedStep {
  let values = rows.columnValues(column)
  if transform == .log1p {
    let negative = values.count { $0 < 0 }
    guard negative == 0 else {
      throw .negative(column: name, customers: negative, of: values.count)
    }
    return FittedStep(transform: transform, column: column, centre: 0, scale: 1)
  }
  let (centre, scale) = centreAndScale(of: values, for: transform)
  guard scale.isFinite, abs(scale) > abs(centre) * 0x1p-50 else {
    throw .noSpread(column: name, transform: transform)
  }
  return FittedStep(transform: transform, column: column, centre: centre, scale: scale)
}

private func checkFinite(_ rows: Matrix, columns: [String]) throws(TransformError) {
  for j in columns.indices {
    let values = rows.column(j)
    for i in values.indices where !values[i].isFinite {
      throw .notFinite(column: columns[j], row: i)
    }
  }
}
