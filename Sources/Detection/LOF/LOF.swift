public import Numeric
public import Parameters

/// Finds rows in places that are emptier than those of the rows nearest to them.
///
/// The score is the mean density about the neighbours over the density about the row: about 1 for a
/// usual row, in a dense crowd as in a thin one; 2 is half as dense as its neighbours. The density is
/// one over the mean reach of the neighbours, as in scikit-learn; a row among more equal rows than
/// neighbours has the density 10¹⁰. With fewer rows than neighbours all others are neighbours.
///
/// Complexity: O(`n` log `n` · `neighbours`) in few dimensions, O(`n`² · `d`) at worst.
///
/// > M. M. Breunig, H.-P. Kriegel, R. T. Ng, J. Sander. "LOF: identifying density-based local
/// > outliers." *SIGMOD* 2000, doi:[10.1145/342009.335388](https://doi.org/10.1145/342009.335388)
public struct LOF: Detector {
  /// The number of neighbours.
  public var neighbours: Int

  /// Creates a detector.
  ///
  /// - Parameter neighbours: The number of neighbours.
  public init(neighbours: Int = 20) { self.neighbours = neighbours }

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() { self.init(neighbours: 20) }

  public static let identifier = "lof"

  public static let summary = "Rows in emptier places than the rows nearest to them."

  public static let parameters: [Parameter<Self>] = [
    .integer("neighbours", \.neighbours, .between(1, 1_000), "the number of neighbours")
  ]

  /// Finds how dense it is about each row; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> LOFModel {
    try LOFModel(self, fitting: rows)
  }
}
