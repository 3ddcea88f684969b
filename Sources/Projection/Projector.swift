public import Numeric
public import Parameters

/// A way to show rows of many features as points of a plane.
///
/// Equal rows stand in one place, and no place depends on the order of the rows.
public protocol Projector: Parameterized {
  /// The most different rows that are placed in reasonable time.
  static var mostRows: Int { get }

  /// The name of the method within a sentence.
  static var title: String { get }

  /// What a reader may and may not see in the picture, as sentences.
  static var reading: String { get }

  /// Places rows in the plane.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `n × d`, finite, scaled as they should count.
  ///   - seed: The seed of every random choice. Equal seeds give equal places.
  ///   - progress: Told the part that is done, from 0 to 1.
  /// - Returns: The places, shape `n × 2`, finite.
  /// - Throws: ``ProjectionError`` when a parameter is out of range, the rows do not allow it, or the
  ///   task was cancelled.
  func places(
    of rows: Matrix, seed: UInt64, progress: (Double) -> Void
  ) throws(ProjectionError) -> Matrix
}

extension Projector {
  /// Places rows in the plane, and tells nobody how far it is.
  public func places(of rows: Matrix, seed: UInt64) throws(ProjectionError) -> Matrix {
    try places(of: rows, seed: seed) { _ in }
  }

  /// Places the different rows of a matrix, and every row where its like is.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - arrange: Places two or more different rows, given in the order of their values.
  /// - Returns: The places; rows that are all equal stand at the origin.
  /// - Throws: ``ProjectionError`` when a parameter is out of range, a cell is not finite, there are
  ///   too many different rows, or they could not be arranged.
  func placed(
    _ rows: Matrix, _ arrange: (Matrix) throws(ProjectionError) -> Matrix
  ) throws(ProjectionError) -> Matrix {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, atLeast: 1)
    let sorted = SortedRows(of: rows)
    guard sorted.rows.rowCount <= Self.mostRows else {
      throw .tooManyRows(method: Self.identifier, most: Self.mostRows, got: sorted.rows.rowCount)
    }
    guard sorted.rows.rowCount > 1 else { return Matrix(rowCount: rows.rowCount, columnCount: 2) }
    let places = try arrange(sorted.rows)
    guard (0..<2).allSatisfy({ places.columnValues($0).allSatisfy(\.isFinite) }) else {
      throw .notConverged
    }
    return places.selectingRows(sorted.place.map { Int($0) })
  }
}
