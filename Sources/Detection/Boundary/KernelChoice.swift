import Numeric

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
struct KernelChoice {
  let shape: KernelShape
  let gamma: Double
  let rule: GammaRule
  let degree: Int
  let constant: Double

  /// Returns the kernel for some rows.
  func kernel(for rows: Matrix) -> VectorKernel {
    let factor = gamma > 0 ? gamma : rule.gamma(for: rows)
    switch shape {
    case .radial: return .radial(factor: factor)
    case .linear: return .linear
    case .polynomial: return .polynomial(factor: factor, degree: degree, constant: constant)
    case .sigmoid: return .sigmoid(factor: factor, constant: constant)
    }
  }
}
