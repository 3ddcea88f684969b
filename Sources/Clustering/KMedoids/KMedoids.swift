public import Parameters

/// Puts customers into groups around one of them each, the medoid, so that the sum of distances to
/// medoids is small.
///
/// Far rows pull a medoid less than a mean, and any distance will do. Medoids are swapped for rows
/// that lower the loss at once, until no swap does (FasterPAM). Distances are worked out when they
/// are needed, so memory is in proportion to the rows. Equal rows are one that counts so often.
///
/// It is exact up to `exactRows` distinct rows. Of more, it looks for medoids in some samples of
/// `sampleRows` distinct rows and keeps those with the least loss over all rows (FasterCLARA).
///
/// > E. Schubert, P. J. Rousseeuw. "Fast and eager k-medoids clustering: O(k) runtime improvement of
/// > the PAM, CLARA, and CLARANS algorithms." *Information Systems* 101, 2021,
/// > doi:[10.1016/j.is.2021.101804](https://doi.org/10.1016/j.is.2021.101804)
public struct KMedoids: CountedClusterer, MixedClusterer {
  /// The number of groups.
  public var clusters: Int

  /// How far two rows are from each other.
  public var metric: DistanceMetric

  /// Where the first start begins; further starts begin at random.
  public var start: MedoidStart

  /// How many times to begin anew; the least loss is kept.
  public var starts: Int

  /// The most passes over the rows of one start.
  public var maximumIterations: Int

  /// The most distinct rows that are all looked at.
  public var exactRows: Int

  /// The number of samples of more rows.
  public var samples: Int

  /// The distinct rows of a sample.
  public var sampleRows: Int

  /// How many of the last columns of the rows hold codes of categories, which Gower's distance takes.
  public var categoryCount = 0

  /// What a person may set; the rows tell how many categories there are.
  private enum CodingKeys: String, CodingKey {
    case clusters, metric, start, starts, maximumIterations, exactRows, samples, sampleRows
  }

  /// Creates a clusterer.
  ///
  /// - Parameters:
  ///   - clusters: The number of groups.
  ///   - metric: How far two rows are from each other.
  ///   - start: Where the first start begins.
  ///   - starts: How many times to begin anew.
  ///   - maximumIterations: The most passes over the rows of one start.
  ///   - exactRows: The most distinct rows that are all looked at.
  ///   - samples: The number of samples of more rows.
  ///   - sampleRows: The distinct rows of a sample.
  public init(
    clusters: Int = 4, metric: DistanceMetric = .euclidean, start: MedoidStart = .build,
    starts: Int = 1, maximumIterations: Int = 100, exactRows: Int = 15_000, samples: Int = 5,
    sampleRows: Int = 3_000
  ) {
    self.clusters = clusters
    self.metric = metric
    self.start = start
    self.starts = starts
    self.maximumIterations = maximumIterations
    self.exactRows = exactRows
    self.samples = samples
    self.sampleRows = sampleRows
  }

  /// Creates a clusterer with its default hyper-parameters.
  public init() { self.init(clusters: 4) }

  /// Gower's distance takes categories, the others do not.
  public var takesCategories: Bool { metric == .gower }

  /// Gower's distance.
  public static let settingsForCategories: [String: Setting] = ["metric": .word("gower")]

  public static let identifier = "k-medoids"

  public static let summary = "Groups around a typical customer each, by a distance of choice."

  public static let parameters: [Parameter<Self>] = [
    .integer("clusters", \.clusters, .between(1, 256), "the number of groups"),
    .choice("metric", \.metric, "how far two customers are from each other"),
    .choice("start", \.start, "where the first start begins; further ones begin at random"),
    .integer("starts", \.starts, .between(1, 1_000), "how many times to begin anew"),
    .integer(
      "maximumIterations", \.maximumIterations, .between(1, 100_000),
      "the most passes over the customers of one start"),
    .integer(
      "exactRows", \.exactRows, .between(256, 50_000),
      "the most distinct customers that are all looked at; of more, samples are"),
    .integer("samples", \.samples, .between(1, 100), "the number of samples of more customers"),
    .integer(
      "sampleRows", \.sampleRows, .between(256, 50_000), "the distinct customers of a sample"),
  ]
}
