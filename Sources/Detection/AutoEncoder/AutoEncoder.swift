public import Numeric
public import Parameters

/// Finds rows that a network cannot make again from a few numbers.
///
/// The network puts a row into few numbers and makes a row of these again; it learns to do so with
/// usual rows, which are most. The score is the distance between a row and what is made of it.
/// Features are standardised first.
///
/// An epoch takes at most 640 batches; of more rows it takes a part, and the next one others.
///
/// Complexity: O(`epochs` · `n` · weights) to fit up to 640 batches of rows, O(weights) a row to score.
///
/// > C. C. Aggarwal. *Outlier Analysis*, chapter 3. Springer 2015,
/// > doi:[10.1007/978-3-319-14142-8_8](https://doi.org/10.1007/978-3-319-14142-8_8)
/// >
/// > G. E. Hinton, R. R. Salakhutdinov. "Reducing the dimensionality of data with neural networks."
/// > *Science* 313, 2006, doi:[10.1126/science.1127647](https://doi.org/10.1126/science.1127647)
public struct AutoEncoder: Detector, SharingParameters {
  /// The shape of the network, and how it learns.
  public var shared = AutoEncoding(outer: 64, codes: 32, epochs: 10)

  /// Whether the sums of inner layers are normalised within each batch.
  public var normalised = true

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() {}

  public static let identifier = "auto-encoder"

  public static let summary = "Rows that a network cannot make again from a few numbers."

  public static let parameters: [Parameter<Self>] =
    [
      .integer("outer", \.outer, .between(1, 1_024), "the width of the layers beside rows"),
      .integer("codes", \.codes, .between(1, 1_024), "how many numbers a row is put into"),
    ] + AutoEncoding.learning.map { $0.within(\.shared) } + [
      .flag("normalised", \.normalised, "whether inner sums are normalised within each batch")
    ]

  /// Learns to make the rows again.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: The seed of weights, batches and what is left out. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> ReconstructionModel {
    try check(rows)
    let learner = PlainLearner(self, features: rows.columnCount, seed: seed)
    return shared.fitted(learner, to: rows, seed: seed)
  }
}

/// The network of an autoencoder while it learns.
private struct PlainLearner: ReconstructionLearner {
  private var layers: LearningLayers
  private var random: SplitMix64

  init(_ detector: AutoEncoder, features: Int, seed: UInt64) {
    random = SplitMix64(seed: seed, stream: 1)
    var plan = LayerPlan(
      widths: [features, detector.outer, detector.codes, detector.outer, features])
    (plan.isNormalised, plan.dropout) = (detector.normalised, detector.dropout)
    plan.gain = 6.0.squareRoot()
    layers = LearningLayers(plan, by: &random)
  }

  var parameters: [Double] {
    get { layers.parameters }
    set { layers.parameters = newValue }
  }

  var networks: [Network] { [layers.network] }

  mutating func lossGradient(of rows: RowVectors) -> LossGradient {
    let trace = layers.trace(rows, by: &random)
    let (loss, along) = meanSquaredError(of: trace.outputs, rows)
    return LossGradient(
      loss: loss, gradient: layers.gradient(of: trace, along: along).parameters)
  }
}

/// Returns the mean squared difference of two batches, and how it changes with the first.
func meanSquaredError(
  of made: RowVectors, _ rows: RowVectors
) -> (loss: Double, along: RowVectors) {
  var along = made
  var loss = 0.0
  let cells = Double(rows.rowCount * rows.width)
  for row in 0..<rows.rowCount {
    for column in 0..<rows.width {
      let difference = made[row, column] - rows[row, column]
      loss += difference * difference / cells
      along[row, column] = 2 * difference / cells
    }
  }
  return (loss, along)
}
