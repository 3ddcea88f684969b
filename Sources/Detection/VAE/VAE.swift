public import Numeric
public import Parameters

/// Finds rows that a network cannot make again from a few numbers, themselves drawn at random.
///
/// The network puts a row into a cloud of codes, given by mean and spread, and learns to make the
/// row again from codes drawn of it; clouds far from the origin, or narrow ones, cost. The score is
/// the distance between a row and what is made of the mean of its cloud. Features are standardised
/// first.
///
/// PyOD draws codes when it scores as well, so a row scores differently each time, and by default
/// leaves out what clouds cost; both are as in the paper here.
///
/// Complexity: O(`epochs` · `n` · weights) to fit, O(weights) a row to score.
///
/// > D. P. Kingma, M. Welling. "Auto-encoding variational Bayes." *ICLR* 2014,
/// > doi:[10.48550/arXiv.1312.6114](https://doi.org/10.48550/arXiv.1312.6114)
public struct VAE: Detector {
  /// The width of the layers beside rows; the next are a half and a quarter as wide.
  public var outer: Int

  /// The number of codes of a row.
  public var codes: Int

  /// How often every row is learned from.
  public var epochs: Int

  /// The rows of a batch.
  public var batchRows: Int

  /// How far a weight moves at a time.
  public var rate: Double

  /// The share of inner values that is left out at random while learning.
  public var dropout: Double

  /// How much it counts what clouds of codes cost; 1 as in the paper.
  public var divergence: Double

  /// Creates a detector with its default hyper-parameters: those of PyOD, but for `divergence`.
  public init() {
    (outer, codes, epochs, batchRows) = (128, 2, 30, 32)
    (rate, dropout, divergence) = (1e-3, 0.2, 1)
  }

  public static let identifier = "vae"

  public static let summary = "Rows that a network cannot make again from clouds of codes."

  public static let parameters: [Parameter<Self>] = [
    .integer("outer", \.outer, .between(4, 1_024), "the width of the layers beside rows"),
    .integer("codes", \.codes, .between(1, 256), "the number of codes of a row"),
    .integer("epochs", \.epochs, .between(1, 10_000), "how often every row is learned from"),
    .integer("batchRows", \.batchRows, .between(2, 4_096), "the rows of a batch"),
    .number("rate", \.rate, .between(1e-6, 0.1), "how far a weight moves at a time"),
    .number(
      "dropout", \.dropout, .between(0, 0.9), "the share of inner values left out while learning"),
    .number(
      "divergence", \.divergence, .between(0, 100), "how much it counts what clouds of codes cost"),
  ]

  /// Learns to make the rows again.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: The seed of weights, batches, codes and what is left out. Equal seeds give equal
  ///     models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> ReconstructionModel {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, needed: 2)
    let scale = StandardScale(of: rows)
    let inputs = scale.scaled(rows, within: ReconstructionModel.reach)
    var learner = VariationalLearner(self, features: rows.columnCount, seed: seed)
    var parameters = learner.parameters
    let training = TrainingPlan(epochs: epochs, batchRows: batchRows, rate: rate, decay: 1e-5)
    let losses = training.learn(
      rowCount: rows.rowCount, &parameters, by: SplitMix64(seed: seed, stream: 2)
    ) { batch, parameters in
      learner.parameters = parameters
      return learner.lossGradient(of: RowVectors(inputs, selecting: batch))
    }
    learner.parameters = parameters
    return ReconstructionModel(scale: scale, networks: learner.networks, losses: losses)
  }
}
