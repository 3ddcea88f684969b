import Glibc
import Numeric

/// What is expected of the weights of a mixture before the rows are seen.
public enum WeightPrior: String, Sendable, Codable, CaseIterable {
  /// A stick broken into ever smaller pieces: as many components as the rows call for.
  case dirichletProcess

  /// A Dirichlet distribution: all components alike.
  case dirichlet
}

/// What is known of the weights: a beta distribution a component, or one Dirichlet distribution.
struct WeightBelief: Sendable {
  private let prior: WeightPrior

  /// The first parameters of the beta distributions, or those of the Dirichlet distribution.
  private let first: [Double]

  /// The second parameters of the beta distributions, else nothing.
  private let second: [Double]

  /// Learns from how much belongs to each component.
  ///
  /// - Parameters:
  ///   - prior: What was expected.
  ///   - concentration: Its parameter, above 0.
  ///   - sizes: The sum of memberships of each component.
  init(_ prior: WeightPrior, concentration: Double, sizes: [Double]) {
    self.prior = prior
    switch prior {
    case .dirichlet:
      first = sizes.map { concentration + $0 }
      second = []
    case .dirichletProcess:
      first = sizes.map { 1 + $0 }
      var after = [Double](repeating: concentration, count: sizes.count)
      var sum = 0.0
      for component in sizes.indices.reversed() {
        after[component] += sum
        sum += sizes[component]
      }
      second = after
    }
  }

  /// The expected logarithm of each weight.
  var expectedLogarithms: [Double] {
    switch prior {
    case .dirichlet:
      let whole = digamma(first.reduce(0, +))
      return first.map { digamma($0) - whole }
    case .dirichletProcess:
      var left = 0.0
      return first.indices.map { component in
        let whole = digamma(first[component] + second[component])
        defer { left += digamma(second[component]) - whole }
        return digamma(first[component]) - whole + left
      }
    }
  }

  /// The expected weights, which sum to 1.
  var expected: [Double] {
    var left = 1.0
    let pieces = first.indices.map { component in
      guard prior == .dirichletProcess else { return first[component] }
      let whole = first[component] + second[component]
      defer { left *= second[component] / whole }
      return first[component] / whole * left
    }
    let sum = pieces.reduce(0, +)
    return pieces.map { $0 / sum }
  }

  /// The logarithm of what makes the densities of the distributions integrate to 1.
  var logNorm: Double {
    switch prior {
    case .dirichlet:
      first.reduce(logGamma(first.reduce(0, +))) { $0 - logGamma($1) }
    case .dirichletProcess:
      first.indices.reduce(0) { sum, component in
        let (a, b) = (first[component], second[component])
        return sum - (logGamma(a) + logGamma(b) - logGamma(a + b))
      }
    }
  }
}
