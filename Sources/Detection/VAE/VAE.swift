public import Numeric
public import Parameters

/// Finds rows that a network cannot make again from a few numbers, themselves drawn at random.
///
/// The network puts a row into a cloud of codes, given by mean and spread, and learns to make the
/// row again from codes drawn of it; clouds far from the origin, or narrow ones, may cost. The score is
/// the distance between a row and what is made of the mean of its cloud. Features are standardised
/// first.
///
/// PyOD draws codes when it scores as well, so a row scores differently each time; here scores take the
/// mean. In the paper clouds cost (`divergence` of 1); by PyOD's defaults their cost is cut off at 0, and so
/// it is here.
///
/// An epoch takes at most 640 batches; of more rows it takes a part, and the next one others.
///
/// Complexity: O(`epochs` · `n` · weights) to fit up to 640 batches of rows, O(weights) a row to score.
///
/// > D. P. Kingma, M. Welling. "Auto-encoding variational Bayes." *ICLR* 2014,
/// > doi:[10.48550/arXiv.1312.6114](https://doi.org/10.48550/arXiv.1312.6114)
public struct VAE: Detector, SharingParameters {
  /// The shape of the networks, and how they learn: layers next to the outer ones are a half and a
  /// quarter as wide.
  public var shared = AutoEncoding(outer: 128, codes: 2, epochs: 30)

  /// How much it counts what clouds of codes cost; 1 as in the paper.
  public var divergence = 0.0

  /// Creates a detector with its default hyper-parameters, which act as those of PyOD.
  public init() {}

  public static let identifier = "vae"

  public static let summary = "Rows that a network cannot make again from clouds of codes."

  public static let parameters: [Parameter<Self>] =
    [
      .integer("outer", \.outer, .between(4, 1_024), "the width of the layers beside rows"),
      .integer("codes", \.codes, .between(1, 256), "the number of codes of a row"),
    ] + AutoEncoding.learning.map { $0.within(\.shared) } + [
      .number(
        "divergence", \.divergence, .between(0, 100),
        "how much it counts what clouds of codes cost; 1 as in the paper")
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
    try check(rows)
    let learner = VariationalLearner(self, features: rows.columnCount, seed: seed)
    return shared.fitted(learner, to: rows, seed: seed)
  }
}
