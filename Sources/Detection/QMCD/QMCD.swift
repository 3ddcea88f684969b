public import Numeric
public import Parameters

/// Finds rows that keep the others from filling their space evenly.
///
/// The features are scaled to 0…1 and the ends of each meet, so that the least and the greatest value are
/// neighbours. The score is PyOD's: what a row adds to the wrap-around discrepancy, turned round when
/// such scores lean to the left or are flat. A new value beyond those that were learned counts as the
/// nearest of them; PyOD leaves the cube, where the measure means nothing.
///
/// Complexity: O(`n`² · `d`) to fit, O(`n` · `d`) a row to score; at most 100,000 different rows.
///
/// > K.-T. Fang, C.-X. Ma. "Wrap-around L2-discrepancy of random sampling, Latin hypercube and uniform
/// > designs." *J. Complexity* 17 (4), 2001, doi:[10.1006/jcom.2001.0589](https://doi.org/10.1006/jcom.2001.0589)
public struct QMCD: Detector {
  /// Creates a detector.
  public init() {}

  public static let identifier = "qmcd"

  public static let summary = "Rows that keep the others from filling space evenly."

  public static let parameters: [Parameter<Self>] = []

  /// The most different rows it learns.
  static let mostRows = 100_000

  /// Keeps the different rows, and finds whether scores must be turned round; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when the rows are too few or too many.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> QMCDModel {
    let learned = try differentRows(rows, method: Self.identifier, most: Self.mostRows)
    let model = QMCDModel(.init(rows: learned.rows, counts: learned.counts, turn: nil))
    let scores = model.discrepancies(of: learned.rows)
    guard let least = scores.min(), let most = scores.max(),
      isTurned(scores, learned.counts)
    else { return model }
    return QMCDModel(.init(rows: learned.rows, counts: learned.counts, turn: least + most))
  }
}

/// Whether scores lean to the left, or to the right with short tails.
private func isTurned(_ scores: [Double], _ counts: [Double]) -> Bool {
  let total = counts.reduce(0, +)
  let mean = zip(scores, counts).reduce(0) { $0 + $1.0 * $1.1 } / total
  let size = scores.reduce(0) { max($0, abs($1 - mean)) }
  guard size > 0 else { return false }
  var (second, third, fourth) = (0.0, 0.0, 0.0)
  for (score, count) in zip(scores, counts) {
    let difference = (score - mean) / size
    let square = difference * difference
    second += count / total * square
    third += count / total * square * difference
    fourth += count / total * square * square
  }
  return third < 0 || fourth < 3 * second * second
}
