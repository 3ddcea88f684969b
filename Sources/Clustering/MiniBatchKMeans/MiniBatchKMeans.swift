public import Parameters

/// k-means that looks at small random batches of many customers rather than at all.
///
/// Each batch moves the centres to the mean of all rows of batches they were nearest to so far. It
/// ends when the smoothed inertia of batches has not become less for some batches. One of Lloyd's
/// iterations over all rows follows, so that centres are means of groups. For millions of customers;
/// its inertia is a few per cent above that of k-means.
///
/// > D. Sculley. "Web-scale k-means clustering." *WWW* 2010,
/// > doi:[10.1145/1772690.1772862](https://doi.org/10.1145/1772690.1772862)
public struct MiniBatchKMeans: CountedClusterer {
  /// The number of groups.
  public var clusters: Int

  /// How many times to begin anew; the best result is kept.
  public var starts: Int

  /// The rows of a batch.
  public var batchRows: Int

  /// The most batches of one start.
  public var maximumBatches: Int

  /// How many batches without less inertia end a start.
  public var patience: Int

  /// Creates a clusterer.
  ///
  /// - Parameters:
  ///   - clusters: The number of groups.
  ///   - starts: How many times to begin anew.
  ///   - batchRows: The rows of a batch.
  ///   - maximumBatches: The most batches of one start.
  ///   - patience: How many batches without less inertia end a start.
  public init(
    clusters: Int = 4, starts: Int = 3, batchRows: Int = 1_024, maximumBatches: Int = 1_000,
    patience: Int = 10
  ) {
    self.clusters = clusters
    self.starts = starts
    self.batchRows = batchRows
    self.maximumBatches = maximumBatches
    self.patience = patience
  }

  /// Creates a clusterer with its default hyper-parameters.
  public init() { self.init(clusters: 4) }

  public static let identifier = "mini-batch-k-means"

  public static let summary =
    "Small random batches instead of all rows: k-means for millions of customers."

  public static let parameters: [Parameter<Self>] = [
    .integer("clusters", \.clusters, .between(1, 256), "the number of groups"),
    .integer("starts", \.starts, .between(1, 1_000), "how many times to begin anew"),
    .integer("batchRows", \.batchRows, .between(256, 1_000_000), "the customers of a batch"),
    .integer(
      "maximumBatches", \.maximumBatches, .between(1, 100_000), "the most batches of one start"),
    .integer(
      "patience", \.patience, .between(1, 10_000),
      "how many batches without less inertia end a start"),
  ]
}
