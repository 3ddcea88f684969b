import Glibc

/// What a layer of a network makes of its sums.
public enum Activation: String, Sendable, Codable, CaseIterable {
  /// The sum itself.
  case linear

  /// The sum, or 0 when it is below.
  case rectifier

  /// The hyperbolic tangent.
  case tangent

  /// 1 / (1 + e⁻ˣ).
  case logistic

  /// Applies itself to all values.
  func apply(to values: inout RowVectors) {
    switch self {
    case .linear: break
    case .rectifier:
      var lanes = values.lanes.mutableSpan
      for i in lanes.indices { lanes[i] = SIMD8.zero.greatest(lanes[i]) }
    case .tangent: values.mapEach { tanh($0) }
    case .logistic: values.mapEach { 1 / (1 + exp(-$0)) }
    }
  }

  /// Multiplies a gradient by the slopes at values that it gave itself.
  func multiply(_ gradient: inout RowVectors, at values: RowVectors) {
    let one = SIMD8<Double>(repeating: 1)
    let values = values.lanes.span
    var slopes = gradient.lanes.mutableSpan
    switch self {
    case .linear: break
    case .rectifier: for i in slopes.indices { slopes[i].replace(with: 0, where: values[i] .<= 0) }
    case .tangent: for i in slopes.indices { slopes[i] *= one - values[i] * values[i] }
    case .logistic: for i in slopes.indices { slopes[i] *= values[i] * (one - values[i]) }
    }
  }
}

extension RowVectors {
  /// Changes every value; what fills rows up stays zero.
  fileprivate mutating func mapEach(_ change: (Double) -> Double) {
    for row in 0..<rowCount {
      for column in 0..<width { self[row, column] = change(self[row, column]) }
    }
  }
}
