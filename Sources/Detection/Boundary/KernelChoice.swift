import Numeric
import Parameters

/// How a boundary measures whether rows are alike.
public enum KernelShape: String, CaseIterable, Sendable, Codable {
  /// exp(−gamma · squared distance).
  case radial

  /// The product of two rows.
  case linear

  /// (gamma · product + constant) to the power of the degree.
  case polynomial

  /// The hyperbolic tangent of gamma · product + constant.
  case sigmoid
}

/// What gamma is when it is not given.
public enum GammaRule: String, CaseIterable, Sendable, Codable {
  /// One over the number of features.
  case features

  /// One over the number of features times the variance of all values.
  case variance

  /// Returns gamma for some rows.
  func gamma(for rows: Matrix) -> Double {
    let features = Double(rows.columnCount)
    guard self == .variance else { return 1 / features }
    let means = (0..<rows.columnCount).map { mean(of: rows.columnValues($0)) }
    let middle = mean(of: means)
    let variances = (0..<rows.columnCount).map { feature in
      mean(of: rows.columnValues(feature).map { ($0 - middle) * ($0 - middle) })
    }
    let variance = mean(of: variances)
    return variance > 0 ? 1 / (features * variance) : 1
  }
}

private func mean(of values: [Double]) -> Double {
  values.reduce(0) { $0 + $1 / Double(values.count) }
}

/// The hyper-parameters of a kernel.
public struct KernelChoice: Sendable, Hashable {
  /// How rows are measured to be alike.
  public var kernel = KernelShape.radial

  /// What squared distances or products are multiplied with; 0 for the rule.
  public var gamma = 0.0

  /// What gamma is when it is 0; one over the number of features where a method has no such choice.
  public var gammaRule = GammaRule.features

  /// The power of the polynomial kernel.
  public var degree = 3

  /// What the polynomial and the sigmoid kernel add to products.
  public var constant: Double

  static let shape = Parameter<Self>.choice(
    "kernel", \.kernel, "how rows are measured to be alike")

  static let powers: [Parameter<Self>] = [
    .integer("degree", \.degree, .between(1, 10), "the power of the polynomial kernel"),
    .number(
      "constant", \.constant, .between(0, 1e6),
      "what the polynomial and the sigmoid kernel add to products"),
  ]

  /// Describes gamma, and what it is when it is 0.
  static func gamma(_ zero: String) -> Parameter<Self> {
    .number(
      "gamma", \.gamma, .between(0, 1e6),
      "what squared distances or products are multiplied with; 0 for \(zero)")
  }

  /// Returns the kernel for some rows.
  func kernel(for rows: Matrix) -> VectorKernel {
    let factor = gamma > 0 ? gamma : gammaRule.gamma(for: rows)
    switch kernel {
    case .radial: return .radial(factor: factor)
    case .linear: return .linear
    case .polynomial: return .polynomial(factor: factor, degree: degree, constant: constant)
    case .sigmoid: return .sigmoid(factor: factor, constant: constant)
    }
  }
}
