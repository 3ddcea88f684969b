public import Numeric
public import Parameters

/// A way to tell unusual rows from usual ones, before it has seen any data.
///
/// A detector is a value that holds hyper-parameters and nothing else. Fitting it returns a
/// separate model, so "used before it was fitted" cannot be written down, and one detector can be
/// fitted many times, on several threads, without a lock.
public protocol Detector<Model>: Parameterized {
  /// What fitting returns.
  associatedtype Model: DetectorModel

  /// Learns what usual rows look like.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> Model
}

/// A detector that has learned what usual rows look like.
public protocol DetectorModel: Sendable, Codable {
  /// The number of features of the rows it was fitted on.
  var featureCount: Int { get }

  /// Writes a score for each row: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError)

  /// Returns what each feature adds to the score of one row.
  ///
  /// - Parameters:
  ///   - row: The row, as wide as the rows of the fit.
  ///   - typical: A usual value of each feature, such as the medians of the rows of the fit.
  /// - Returns: A number a feature, with the word whether they add up to the score or rank features.
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions
}

extension DetectorModel {
  /// Returns a score for each row: the higher, the more unusual.
  public func scores(of rows: Matrix) throws(ShapeError) -> [Double] {
    var scores = [Double](repeating: 0, count: rows.rowCount)
    var span = scores.mutableSpan
    try score(rows, into: &span)
    return scores
  }
}
