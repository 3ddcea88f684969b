public import Numeric
public import Parameters

/// Learns a few numbers for each customer in which groups are compact, and groups by them.
///
/// An autoencoder, a small network of two inner layers each way, first learns to make rows again from
/// their codes. k-means on the codes gives centres; then encoder and centres are changed together so
/// that each row belongs more clearly to a centre it already is near to. A group may be bent in the
/// space of features and yet be round among the codes. Where k-means is right it may lose a few
/// customers between near groups, and what is found depends on the seed: see the stability, and
/// compare with other methods.
///
/// Features are centred and divided by one common scale, so that they count as the recipe scales
/// them. The work is bounded by the number of batches, not by that of rows. At most 200,000 rows are
/// grouped. Codes are put to the scale at which the loss can tell near from far. The network adds up
/// in an order of its own instead of a BLAS', so that threads and batches change no bit.
///
/// > J. Xie, R. Girshick, A. Farhadi. "Unsupervised deep embedding for clustering analysis." *ICML*
/// > 2016, doi:[10.48550/arXiv.1511.06335](https://doi.org/10.48550/arXiv.1511.06335)
public struct DeepClustering: CountedClusterer {
  /// The most rows that are grouped.
  public static let mostRows = 200_000

  /// The number of groups.
  public var clusters: Int

  /// The numbers of a code.
  public var codes: Int

  /// The width of the two inner layers.
  public var hidden: Int

  /// What inner layers make of their sums.
  public var activation: Activation

  /// How many batches the autoencoder learns from.
  public var pretraining: Int

  /// From how many batches at most groups and codes learn together.
  public var training: Int

  /// The rows of a batch.
  public var batchRows: Int

  /// How far a parameter moves in a step at most or so.
  public var rate: Double

  /// The share of rows that may still change their group when learning ends.
  public var tolerance: Double

  /// Creates a clusterer.
  ///
  /// - Parameters:
  ///   - clusters: The number of groups.
  ///   - codes: The numbers of a code.
  ///   - hidden: The width of the two inner layers.
  ///   - activation: What inner layers make of their sums.
  ///   - pretraining: How many batches the autoencoder learns from.
  ///   - training: From how many batches at most groups and codes learn together.
  ///   - batchRows: The rows of a batch.
  ///   - rate: How far a parameter moves in a step at most or so.
  ///   - tolerance: The share of rows that may still change their group when learning ends.
  public init(
    clusters: Int = 4, codes: Int = 5, hidden: Int = 32, activation: Activation = .tangent,
    pretraining: Int = 1_000, training: Int = 1_000, batchRows: Int = 128, rate: Double = 1e-3,
    tolerance: Double = 1e-3
  ) {
    self.clusters = clusters
    self.codes = codes
    self.hidden = hidden
    self.activation = activation
    self.pretraining = pretraining
    self.training = training
    self.batchRows = batchRows
    self.rate = rate
    self.tolerance = tolerance
  }

  /// Creates a clusterer with its default hyper-parameters.
  public init() { self.init(clusters: 4) }

  public static let identifier = "deep"

  public static let summary =
    "A small network learns codes of customers in which groups are compact."

  public static let parameters: [Parameter<Self>] = [
    .integer("clusters", \.clusters, .between(1, 256), "the number of groups"),
    .integer("codes", \.codes, .between(1, 64), "the numbers a customer is coded by"),
    .integer("hidden", \.hidden, .between(1, 512), "the width of the two inner layers"),
    .choice("activation", \.activation, "what inner layers make of their sums"),
    .integer(
      "pretraining", \.pretraining, .between(1, 100_000),
      "how many batches the autoencoder learns from"),
    .integer(
      "training", \.training, .between(1, 100_000),
      "from how many batches at most groups and codes learn together"),
    .integer("batchRows", \.batchRows, .between(16, 65_536), "the customers of a batch"),
    .number("rate", \.rate, .between(1e-6, 0.1), "how far a parameter moves in a step"),
    .number(
      "tolerance", \.tolerance, .between(0, 1),
      "the share of customers that may still change their group when learning ends"),
  ]
}
