public import Numeric
import Parameters

/// A model that is worked out from its detector and the rows it learned, and from nothing else.
///
/// Only these two are stored; the rest is worked out anew when a model is read, so no part of a
/// stored model can contradict another.
public protocol LearnedRowsModel: DetectorModel {
  /// The detector that fits such models.
  associatedtype Method: Detector

  /// The fewest rows the method learns from.
  static var fewestRows: Int { get }

  /// The most different rows the method learns from in reasonable time and memory.
  static var mostRows: Int { get }

  /// The detector it was fitted by.
  var detector: Method { get }

  /// The rows that were learned.
  var learned: LearnedRows { get }

  /// Whether a score takes less time than finding rows that are equal.
  var scoresQuickly: Bool { get }

  /// The score of each different learned row where the fit found it on its way, or nothing.
  var learnedScores: [Double] { get }

  /// Works the model out.
  ///
  /// - Precondition: The hyper-parameters are valid, and there are as many rows as the method needs.
  init(detector: Method, learned: LearnedRows)

  /// Returns the score of each of some rows, few of which are equal.
  ///
  /// - Parameter rows: The rows, as wide as those that were learned.
  /// - Returns: A score a row.
  func scores(ofDistinct rows: Matrix) -> [Double]
}

extension LearnedRowsModel {
  public static var fewestRows: Int { 2 }

  public static var mostRows: Int { .max }

  public var scoresQuickly: Bool { false }

  public var learnedScores: [Double] { [] }

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { learned.rows.columnCount }

  /// Checks rows, learns them and works the model out.
  init(_ detector: Method, fitting rows: Matrix) throws(DetectionError) {
    try detector.check(rows, needed: Self.fewestRows)
    let learned = LearnedRows(rows)
    guard learned.rows.rowCount <= Self.mostRows else {
      throw .tooManyRows(
        method: Method.identifier, most: Self.mostRows, got: learned.rows.rowCount)
    }
    self.init(detector: detector, learned: learned)
  }

  /// Writes a score for each row: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch. One learned row equal to the
  /// row being scored is left out, be it that very row or not.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    guard !scoresQuickly, DistinctRows.seemFewer(than: rows) else {
      let found = knownScores(of: rows)
      for i in scores.indices { scores[i] = found[i] }
      return
    }
    let distinct = DistinctRows(of: rows)
    let found = knownScores(of: rows.selectingRows(distinct.first))
    for i in scores.indices { scores[i] = found[Int(distinct.place[i])] }
  }

  /// Returns scores, those of all learned rows from the fit where it kept them.
  func knownScores(of rows: Matrix) -> [Double] {
    !learnedScores.isEmpty && rows == learned.rows ? learnedScores : scores(ofDistinct: rows)
  }
}

private enum LearnedRowsModelKeys: String, CodingKey { case detector }

extension LearnedRowsModel {
  /// Reads the detector and the learned rows, and works the model out from them.
  ///
  /// - Throws: `DecodingError` when they are not what a fit would have stored.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: LearnedRowsModelKeys.self)
    let detector = try container.decode(Method.self, forKey: .detector)
    let learned = try LearnedRows(from: decoder)
    guard detector.isValid, learned.total >= Self.fewestRows,
      learned.rows.rowCount <= Self.mostRows
    else { throw decoder.damaged("The detector does not fit the learned rows.") }
    self.init(detector: detector, learned: learned)
  }

  /// Writes the detector, the different learned rows and how often each was there.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: LearnedRowsModelKeys.self)
    try container.encode(detector, forKey: .detector)
    try learned.encode(to: encoder)
  }
}
