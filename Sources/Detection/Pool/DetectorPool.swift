public import Parameters

/// Finds rows that several detectors of different kinds find unusual together.
///
/// No detector is the best on all data, and which one will be is not known without labels;
/// detectors that err in different ways err less together. Their scores are put on one scale, that
/// of the rows of the fit, and combined. By default three kinds take part, with one detector each:
/// random splits for rows far from all others, distances to neighbours for rows alone among others,
/// and distances to large groups. Members that need more rows than there are take no part.
///
/// Complexity: As the members together.
///
/// > S. Han, X. Hu, H. Huang, M. Jiang, Y. Zhao. "ADBench: anomaly detection benchmark." *NeurIPS*
/// > 2022, doi:[10.48550/arXiv.2206.09426](https://doi.org/10.48550/arXiv.2206.09426)
/// >
/// > R. Bouman, Z. Bukhsh, T. Heskes. "Unsupervised anomaly detection algorithms on real-world data:
/// > how many do we need?" *JMLR* 25, 2024,
/// > doi:[10.48550/arXiv.2305.00735](https://doi.org/10.48550/arXiv.2305.00735)
/// >
/// > Y. Zhao et al. "SUOD: accelerating large-scale unsupervised heterogeneous outlier detection."
/// > *MLSys* 2021, doi:[10.48550/arXiv.2003.05731](https://doi.org/10.48550/arXiv.2003.05731)
/// >
/// > C. C. Aggarwal, S. Sathe. "Theoretical foundations and algorithms for outlier ensembles."
/// > *SIGKDD Explorations* 17 (1), 2015,
/// > doi:[10.1145/2830544.2830549](https://doi.org/10.1145/2830544.2830549)
public struct DetectorPool: Detector {
  /// How the scores of members become one.
  public var combination: ScoreCombination

  /// The number of parts the members are cut into, where parts are combined first.
  public var buckets: Int

  /// The share of the learned rows that each member votes against, where votes are counted.
  public var contamination: Double

  /// The weight of an isolation forest.
  public var isolationForest: Double

  /// The weight of distances to nearest neighbours.
  public var nearestNeighbours: Double

  /// The weight of distances to large groups.
  public var cblof: Double

  /// The weight of the local outlier factor.
  public var lof: Double

  /// The weight of principal components.
  public var pca: Double

  /// The weight of the tails of features.
  public var ecod: Double

  /// The weight of the tails of features by copulas.
  public var copod: Double

  /// The weight of histograms of features.
  public var hbos: Double

  /// The weight of histograms along random directions.
  public var loda: Double

  /// The weight of an extended isolation forest.
  public var extendedIsolationForest: Double

  /// Creates a detector with its default hyper-parameters.
  public init() {
    (combination, buckets, contamination) = (.average, 2, 0.1)
    (isolationForest, nearestNeighbours, cblof) = (1, 1, 1)
    (lof, pca, ecod, copod, hbos, loda, extendedIsolationForest) = (0, 0, 0, 0, 0, 0, 0)
  }

  public static let identifier = "pool"

  public static let summary = "Rows that several detectors find unusual together."

  public static let parameters: [Parameter<Self>] = [
    .choice("combination", \.combination, "how the scores of members become one"),
    .integer(
      "buckets", \.buckets, .between(1, 9), "the number of parts that are combined first"),
    .number(
      "contamination", \.contamination, .between(0.001, 0.5),
      "the share of rows each member votes against"),
    weight("isolationForest", \.isolationForest),
    weight("nearestNeighbours", \.nearestNeighbours),
    weight("cblof", \.cblof),
    weight("lof", \.lof),
    weight("pca", \.pca),
    weight("ecod", \.ecod),
    weight("copod", \.copod),
    weight("hbos", \.hbos),
    weight("loda", \.loda),
    weight("extendedIsolationForest", \.extendedIsolationForest),
  ]

  private static func weight(
    _ name: String, _ path: any WritableKeyPath<Self, Double> & Sendable
  ) -> Parameter<Self> {
    .number(name, path, .between(0, 1_000), "how much this member counts; 0 leaves it out")
  }

  /// The names of the members in the catalogue with their weights, those left out too.
  var weights: [(identifier: String, weight: Double)] {
    [
      ("isolation-forest", isolationForest), ("nearest-neighbours", nearestNeighbours),
      ("lof", lof), ("pca", pca), ("ecod", ecod), ("copod", copod), ("hbos", hbos),
      ("loda", loda), ("extended-isolation-forest", extendedIsolationForest),
      ("cblof", cblof),
    ]
  }
}
