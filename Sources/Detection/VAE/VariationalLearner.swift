import Glibc
import Numeric
import Parameters

/// The two networks of a variational autoencoder while they learn.
struct VariationalLearner: ReconstructionLearner {
  private var encoder: LearningLayers
  private var decoder: LearningLayers
  private let encoderCount: Int
  private let codes: Int
  private let divergence: Double
  private var random: SplitMix64

  init(_ detector: VAE, features: Int, seed: UInt64) {
    codes = detector.codes
    // The squared error is a mean over features where the likelihood holds half of its sum.
    divergence = detector.divergence * 2 / Double(features)
    random = SplitMix64(seed: seed, stream: 1)
    let widths = [features, detector.outer, detector.outer / 2, detector.outer / 4]
    var plan = LayerPlan(widths: widths + [2 * codes])
    (plan.dropout, plan.gain) = (detector.dropout, 6.0.squareRoot())
    // Clouds that are wide from the beginning drown the codes.
    plan.lastGain = 1
    encoder = LearningLayers(plan, by: &random)
    (plan.widths, plan.lastGain) = ([codes] + widths.reversed(), nil)
    decoder = LearningLayers(plan, by: &random)
    encoderCount = encoder.parameters.count
  }

  /// What both learn, the encoder first.
  var parameters: [Double] {
    get { encoder.parameters + decoder.parameters }
    set {
      encoder.parameters = Array(newValue.prefix(encoderCount))
      decoder.parameters = Array(newValue.dropFirst(encoderCount))
    }
  }

  /// What has learned: the encoder gives means of codes first, then logarithms of variances.
  var networks: [Network] { [encoder.network, decoder.network] }

  /// Returns the mean loss of a batch, with codes drawn at random, and how it changes.
  mutating func lossGradient(of rows: RowVectors) -> LossGradient {
    let coded = encoder.trace(rows, by: &random)
    let clouds = coded.outputs
    var noise = RowVectors(rowCount: rows.rowCount, width: codes)
    var drawn = noise
    for row in 0..<rows.rowCount {
      for code in 0..<codes {
        noise[row, code] = random.nextNormal() * exp(0.5 * clipped(clouds[row, codes + code]))
        drawn[row, code] = clouds[row, code] + noise[row, code]
      }
    }
    let decoded = decoder.trace(drawn, by: &random)
    let (error, along) = meanSquaredError(of: decoded.outputs, rows)
    let back = decoder.gradient(of: decoded, along: along)
    let (cost, byClouds) = costs(of: clouds, back.inputs, noise)
    let front = encoder.gradient(of: coded, along: byClouds)
    return LossGradient(loss: error + cost, gradient: front.parameters + back.parameters)
  }

  /// Returns what clouds cost, and how the loss changes with their means and logarithms of
  /// variances.
  private func costs(
    of clouds: RowVectors, _ byCodes: RowVectors, _ noise: RowVectors
  ) -> (cost: Double, along: RowVectors) {
    var along = clouds
    var cost = 0.0
    let weight = divergence / Double(clouds.rowCount)
    for row in 0..<clouds.rowCount {
      for code in 0..<codes {
        let (mean, logarithm) = (clouds[row, code], clipped(clouds[row, codes + code]))
        let variance = exp(logarithm)
        cost -= 0.5 * weight * (1 + logarithm - mean * mean - variance)
        along[row, code] = byCodes[row, code] + weight * mean
        let isClipped = logarithm != clouds[row, codes + code]
        let slope = 0.5 * byCodes[row, code] * noise[row, code] + 0.5 * weight * (variance - 1)
        along[row, codes + code] = isClipped ? 0 : slope
      }
    }
    return (cost, along)
  }

  /// Keeps variances from becoming 0 or infinite.
  private func clipped(_ logarithm: Double) -> Double { min(max(logarithm, -30), 20) }
}
