@testable import Detection
import Numeric
import Testing

@Suite("Variational autoencoders")
struct VariationalLearnerTests {
  /// The codes are drawn alike for each copy of the learner, so its loss is a plain function.
  @Test("the gradient is that of finite differences", arguments: [0, 0.7])
  func gradient(divergence: Double) throws {
    var random = SplitMix64(seed: 8)
    let rows = RowVectors(
      try Matrix(columns: (0..<4).map { _ in (0..<6).map { _ in random.nextNormal() } }),
      selecting: 0..<6)
    var detector = VAE()
    (detector.shared.outer, detector.divergence) = (8, divergence)
    let learner = VariationalLearner(detector, features: 4, seed: 3)
    var first = learner
    let found = first.lossGradient(of: rows)
    let step = 1e-6
    for place in stride(from: 0, to: learner.parameters.count, by: 5) {
      let losses = [step, -step].map { change in
        var moved = learner
        moved.parameters[place] += change
        return moved.lossGradient(of: rows).loss
      }
      let slope = (losses[0] - losses[1]) / (2 * step)
      #expect(abs(slope - found.gradient[place]) < 1e-5 * max(1, abs(slope)))
    }
  }
}
