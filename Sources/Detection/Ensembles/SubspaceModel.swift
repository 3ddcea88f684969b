import Numeric

/// A model that was fitted on some of the features.
struct SubspaceModel: Sendable, Codable {
  /// The features it looks at, in rising order.
  let features: [Int]

  /// The model of these features.
  let model: AnyDetectorModel

  /// Fits a detector on some of the features.
  init(
    _ detector: any Detector, on rows: Matrix, features: [Int], seed: UInt64
  ) throws(DetectionError) {
    self.features = features
    model = try detector.fitAny(rows.selectingColumns(features), seed: seed)
  }

  /// Returns a score for each row of all features.
  func scores(of rows: Matrix) throws(ShapeError) -> [Double] {
    try model.scores(of: rows.selectingColumns(features))
  }

  /// Returns contributions of all features; those that are not looked at have none.
  func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    let told = try model.contributions(
      to: features.map { row[$0] }, typical: features.map { typical[$0] })
    var values = [Double](repeating: 0, count: row.count)
    for (value, feature) in zip(told.values, features) { values[feature] = value }
    return Contributions(values: values, addUp: told.addUp)
  }

  /// Whether it could have come from a fit on rows of so many features.
  func isWhole(featureCount: Int) -> Bool {
    features.count == model.featureCount
      && zip(features, features.dropFirst()).allSatisfy { $0 < $1 }
      && features.allSatisfy { 0 <= $0 && $0 < featureCount }
  }
}
