/// Brings the values of each output of a layer to mean 0 and spread 1 within a batch, then to a
/// spread and a mean that are learned.
///
/// > S. Ioffe, C. Szegedy. "Batch normalization: accelerating deep network training by reducing
/// > internal covariate shift." *ICML* 2015,
/// > doi:[10.48550/arXiv.1502.03167](https://doi.org/10.48550/arXiv.1502.03167)
struct BatchNormalisation: Sendable {
  private static let least = 1e-5
  private static let fading = 0.1

  /// The spreads that are learned, then the means that are learned.
  var parameters: [Double]

  /// The means and variances of batches, the older ones fading.
  private var means: [Double]
  private var variances: [Double]

  private let width: Int

  init(width: Int) {
    self.width = width
    parameters = Array(repeating: 1, count: width) + Array(repeating: 0, count: width)
    means = Array(repeating: 0, count: width)
    variances = Array(repeating: 1, count: width)
  }

  /// What a batch was made into, and what its spreads were.
  struct Trace: Sendable {
    var standard: RowVectors
    var spreads: [Double]
  }

  /// Normalises a batch of at least two rows, and remembers its means and variances.
  mutating func apply(to values: inout RowVectors) -> Trace {
    let count = Double(values.rowCount)
    var spreads = [Double](repeating: 1, count: width)
    var standard = values
    for column in 0..<width {
      var mean = 0.0
      for row in 0..<values.rowCount { mean += values[row, column] }
      mean /= count
      var squares = 0.0
      for row in 0..<values.rowCount {
        let difference = values[row, column] - mean
        squares += difference * difference
      }
      let spread = (squares / count + BatchNormalisation.least).squareRoot()
      for row in 0..<values.rowCount {
        let value = (values[row, column] - mean) / spread
        standard[row, column] = value
        values[row, column] = parameters[column] * value + parameters[width + column]
      }
      spreads[column] = spread
      let fading = BatchNormalisation.fading
      means[column] = (1 - fading) * means[column] + fading * mean
      variances[column] = (1 - fading) * variances[column] + fading * squares / max(1, count - 1)
    }
    return Trace(standard: standard, spreads: spreads)
  }

  /// Turns a gradient by what came out into one by what went in.
  ///
  /// - Returns: The gradient by ``parameters``.
  func turnBack(_ gradient: inout RowVectors, _ trace: Trace) -> [Double] {
    var byParameters = [Double](repeating: 0, count: 2 * width)
    let count = Double(gradient.rowCount)
    for column in 0..<width {
      var (sum, product) = (0.0, 0.0)
      for row in 0..<gradient.rowCount {
        sum += gradient[row, column]
        product += gradient[row, column] * trace.standard[row, column]
      }
      byParameters[column] = product
      byParameters[width + column] = sum
      let factor = parameters[column] / trace.spreads[column]
      for row in 0..<gradient.rowCount {
        let own = trace.standard[row, column] * product / count
        gradient[row, column] = factor * (gradient[row, column] - sum / count - own)
      }
    }
    return byParameters
  }

  /// What a value is multiplied by, and what is then added, once learning is over.
  func fixed(_ column: Int) -> (factor: Double, start: Double) {
    let factor =
      parameters[column] / (variances[column] + BatchNormalisation.least).squareRoot()
    return (factor, parameters[width + column] - factor * means[column])
  }
}
