public import Numeric
public import Parameters

/// Finds rows that a network cannot make again from a few numbers.
///
/// The network puts a row into few numbers and makes a row of these again; it learns to do so with
/// usual rows, which are most. The score is the distance between a row and what is made of it.
/// Features are standardised first.
///
/// Complexity: O(`epochs` · `n` · weights) to fit, O(weights) a row to score.
///
/// > C. C. Aggarwal. *Outlier Analysis*, chapter 3. Springer 2015,
/// > doi:[10.1007/978-3-319-14142-8_8](https://doi.org/10.1007/978-3-319-14142-8_8)
/// >
/// > G. E. Hinton, R. R. Salakhutdinov. "Reducing the dimensionality of data with neural networks."
/// > *Science* 313, 2006, doi:[10.1126/science.1127647](https://doi.org/10.1126/science.1127647)
public struct AutoEncoder: Detector {
  /// The width of the layers beside rows.
  public var outer: Int

  /// The number of numbers a row is put into.
  public var codes: Int

  /// How often every row is learned from.
  public var epochs: Int

  /// The rows of a batch.
  public var batchRows: Int

  /// How far a weight moves at a time.
  public var rate: Double

  /// The share of inner values that is left out at random while learning.
  public var dropout: Double

  /// Whether the sums of inner layers are normalised within each batch.
  public var normalised: Bool

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() {
    (outer, codes, epochs, batchRows) = (64, 32, 10, 32)
    (rate, dropout, normalised) = (1e-3, 0.2, true)
  }

  public static let identifier = "auto-encoder"

  public static let summary = "Rows that a network cannot make again from a few numbers."

  public static let parameters: [Parameter<Self>] = [
    .integer("outer", \.outer, .between(1, 1_024), "the width of the layers beside rows"),
    .integer("codes", \.codes, .between(1, 1_024), "how many numbers a row is put into"),
    .integer("epochs", \.epochs, .between(1, 10_000), "how often every row is learned from"),
    .integer("batchRows", \.batchRows, .between(2, 4_096), "the rows of a batch"),
    .number("rate", \.rate, .between(1e-6, 0.1), "how far a weight moves at a time"),
    .number(
      "dropout", \.dropout, .between(0, 0.9), "the share of inner values left out while learning"),
    .flag("normalised", \.normalised, "whether inner sums are normalised within each batch"),
  ]

  /// Learns to make the rows again.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: The seed of weights, batches and what is left out. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> ReconstructionModel {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, needed: 2)
    let scale = StandardScale(of: rows)
    let inputs = scale.scaled(rows, within: ReconstructionModel.reach)
    var random = SplitMix64(seed: seed, stream: 1)
    var plan = LayerPlan(widths: [rows.columnCount, outer, codes, outer, rows.columnCount])
    (plan.isNormalised, plan.dropout, plan.gain) = (normalised, dropout, 6.0.squareRoot())
    var layers = LearningLayers(plan, by: &random)
    var parameters = layers.parameters
    let training = TrainingPlan(epochs: epochs, batchRows: batchRows, rate: rate, decay: 1e-5)
    let losses = training.learn(
      rowCount: rows.rowCount, &parameters, by: SplitMix64(seed: seed, stream: 2)
    ) { batch, parameters in
      layers.parameters = parameters
      let batchRows = RowVectors(inputs, selecting: batch)
      let trace = layers.trace(batchRows, by: &random)
      let (loss, along) = meanSquaredError(of: trace.outputs, batchRows)
      return LossGradient(
        loss: loss, gradient: layers.gradient(of: trace, along: along).parameters)
    }
    layers.parameters = parameters
    return ReconstructionModel(scale: scale, networks: [layers.network], losses: losses)
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
