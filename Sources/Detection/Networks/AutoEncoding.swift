import Numeric
import Parameters

/// The shape of a network that makes rows again from codes, and how it learns.
public struct AutoEncoding: Sendable, Hashable {
  /// The width of the layers beside rows.
  public var outer: Int

  /// The number of codes, which are what a row is put into.
  public var codes: Int

  /// How often rows are learned from: all of them, or 640 batches at a time.
  public var epochs: Int

  /// The rows of a batch.
  public var batchRows = 32

  /// How far a weight moves at a time.
  public var rate = 1e-3

  /// The share of inner values that is left out at random while learning.
  public var dropout = 0.2

  static let learning: [Parameter<Self>] = [
    .integer(
      "epochs", \.epochs, .between(1, 10_000),
      "how often rows are learned from, all of them or "
        + "\(TrainingPlan.mostBatches) batches at a time"),
    .integer("batchRows", \.batchRows, .between(2, 4_096), "the rows of a batch"),
    .number("rate", \.rate, .between(1e-6, 0.1), "how far a weight moves at a time"),
    .number(
      "dropout", \.dropout, .between(0, 0.9), "the share of inner values left out while learning"),
  ]
}

/// What learns to make rows again.
protocol ReconstructionLearner {
  /// What is learned.
  var parameters: [Double] { get set }

  /// What has learned: the networks that rows go through, one after another.
  var networks: [Network] { get }

  /// Returns the mean loss of a batch, and how it changes with the parameters.
  mutating func lossGradient(of rows: RowVectors) -> LossGradient
}

extension AutoEncoding {
  /// Lets a learner learn to make rows again.
  func fitted(
    _ learner: consuming some ReconstructionLearner, to rows: Matrix, seed: UInt64
  ) -> ReconstructionModel {
    let scale = StandardScale(of: rows)
    let inputs = scale.scaled(rows, within: ReconstructionModel.reach)
    var parameters = learner.parameters
    let training = TrainingPlan(epochs: epochs, batchRows: batchRows, rate: rate, decay: 1e-5)
    let losses = training.learn(
      rowCount: rows.rowCount, &parameters, by: SplitMix64(seed: seed, stream: 2)
    ) { batch, parameters in
      learner.parameters = parameters
      return learner.lossGradient(of: RowVectors(inputs, selecting: batch))
    }
    learner.parameters = parameters
    return ReconstructionModel(
      .init(scale: scale, networks: learner.networks, losses: losses))
  }
}
