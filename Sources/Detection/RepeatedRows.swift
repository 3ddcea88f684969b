public import Numeric

/// Rows of which many may be equal, so that each different one is scored once.
///
/// Half a million invoice lines hold some twenty thousand different combinations of quantity, price and
/// country; a score depends on the row alone, so the rest is copied.
public struct RepeatedRows: Sendable {
  /// The different rows, in the order in which they first appear.
  public let different: Matrix

  /// Which of the different rows each row is; `nil` when few are equal.
  private let place: [Int32]?

  /// Finds equal rows.
  ///
  /// - Parameter rows: The rows, shape `n × d`.
  /// - Complexity: O(`n` · `d`) expected.
  public init(_ rows: Matrix) {
    let distinct = DistinctRows(of: rows)
    let isWorthIt = distinct.first.count < rows.rowCount / 2
    different = isWorthIt ? rows.selectingRows(distinct.first) : rows
    place = isWorthIt ? distinct.place : nil
  }

  /// Returns a score for each row, equal rows included.
  ///
  /// - Parameter model: What scores them.
  /// - Returns: As many scores as there were rows, in their order.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  public func scores(by model: some DetectorModel) throws(ShapeError) -> [Double] {
    let scores = try model.scores(of: different)
    guard let place else { return scores }
    return place.map { scores[Int($0)] }
  }
}
