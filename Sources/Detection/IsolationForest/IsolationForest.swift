public import Numeric
public import Parameters
public import Trees

/// Finds rows that few random splits part from all others.
///
/// Needs no scaling: a split looks at one feature, and only at where its values stand between the
/// least and the greatest. The score is 2^(−mean path ÷ usual path), from 0 to 1, as in the paper
/// and with the sign turned in scikit-learn; about 0.5 is usual.
///
/// Complexity: O(`trees` · `sample` · log `sample`) to fit, O(`n` · `trees` · log `sample`) to score.
///
/// > F. T. Liu, K. M. Ting, Z.-H. Zhou. "Isolation forest." *ICDM* 2008,
/// > doi:[10.1109/ICDM.2008.17](https://doi.org/10.1109/ICDM.2008.17)
public struct IsolationForest: Detector {
  /// The number of trees.
  public var trees: Int

  /// The number of rows each tree is grown on.
  public var sample: Int

  /// Creates a detector.
  ///
  /// - Parameters:
  ///   - trees: The number of trees; more give steadier scores.
  ///   - sample: The number of rows each tree is grown on.
  public init(trees: Int = 100, sample: Int = 256) {
    self.trees = trees
    self.sample = sample
  }

  /// Creates a detector with its default hyper-parameters.
  public init() { self.init(trees: 100) }

  public static let identifier = "isolation-forest"

  public static let summary = "Rows that few random splits part from all others."

  public static let parameters: [Parameter<Self>] = [
    .integer("trees", \.trees, .between(1, 1_000), "the number of trees"),
    .integer(
      "sample", \.sample, .between(2, greatestIsolationSample),
      "the number of rows each tree is grown on"),
  ]

  /// Grows the trees.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> IsolationForestModel {
    try check(rows)
    return IsolationForestModel(
      trees: IsolationTrees(growing: trees, on: rows, sample: sample, seed: seed))
  }
}

/// Isolation trees that were grown, able to score new rows.
public typealias IsolationForestModel = IsolationModel<IsolationTrees>
