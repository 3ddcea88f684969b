public import Numeric
public import Parameters

/// Finds rows that pull least-squares fits towards themselves: of each feature by the others.
///
/// The score is PyOD's: Cook's distance from each fit, from 0 for the least to 1 for the greatest of the
/// rows of the fit, and the mean of these. A new row is measured by the fits that were learned; PyOD
/// measures it by the rest of its batch. Features that never vary have no say. Where features determine
/// each other, or rows are no more than features, a thousandth of the usual variance is added.
///
/// Complexity: O(`n` · `d`² + `d`³) to fit, O(`d`²) a row to score; PyOD takes `d` times as long.
///
/// > R. D. Cook. "Detection of influential observation in linear regression." *Technometrics* 19 (1),
/// > 1977, doi:[10.1080/00401706.1977.10489493](https://doi.org/10.1080/00401706.1977.10489493)
public struct CookDistance: Detector {
  /// Creates a detector.
  public init() {}

  public static let identifier = "cook-distance"

  public static let summary = "Rows that pull the fits of features by each other to themselves."

  public static let parameters: [Parameter<Self>] = []

  /// Fits each feature by the others; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> CookDistanceModel {
    try check(rows)
    let spread = FeatureSpread(of: rows)
    let features = spread.varied
    let flat = CookDistanceModel(features: [], width: rows.columnCount, cook: nil)
    guard !features.isEmpty, let cook = fits(spread, features, rows.rowCount) else { return flat }
    let ranges = cook.ranges(of: rows.selectingColumns(features))
    return CookDistanceModel(
      features: features, width: rows.columnCount, cook: cook, ranges: ranges)
  }

  /// Returns the fits of features by each other.
  private func fits(_ spread: FeatureSpread, _ features: [Int], _ rows: Int) -> CookDistances? {
    let isFree =
      rows - 1 > features.count && spread.informative(rows: rows).count == features.count
    let count = Double(rows)
    var centred = Matrix(rowCount: features.count, columnCount: features.count)
    var products = centred
    for (a, first) in features.enumerated() {
      for (b, second) in features.enumerated() {
        let ridge = a == b && !isFree ? 1e-3 : 0
        let means =
          spread.means[first] * spread.factors[first] * spread.means[second]
          * spread.factors[second]
        centred[a, b] = count * (spread.correlations[first, second] + ridge)
        products[a, b] = count * (spread.correlations[first, second] + means + ridge)
      }
    }
    guard let inverse = inverted(centred), let inverseProducts = inverted(products) else {
      return nil
    }
    let factors = features.map { spread.factors[$0] }
    let zeros = Array(repeating: 0.0, count: features.count)
    return CookDistances(
      products: RowDirections(middle: zeros, factors: factors, vectors: inverseProducts),
      centred: RowDirections(
        middle: features.map { spread.means[$0] }, factors: factors, vectors: inverse),
      rows: rows)
  }
}

/// Returns the rows of the inverse of a positive definite matrix, one after another.
private func inverted(_ matrix: Matrix) -> [Double]? {
  guard let factor = inverseCholesky(of: matrix) else { return nil }
  let size = matrix.rowCount
  var result = [Double](repeating: 0, count: size * size)
  for line in 0..<size {
    for a in 0...line {
      let value = factor.rows[line * size + a]
      for b in 0...line { result[a * size + b] += value * factor.rows[line * size + b] }
    }
  }
  return result
}
