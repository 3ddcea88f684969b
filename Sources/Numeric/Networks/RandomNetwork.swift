/// A network of random weights that learns nothing: it bends the space of rows at random.
///
/// Every layer takes sums with normal weights, without a start, and their hyperbolic tangent, but
/// for the last, which gives its sums.
public struct RandomNetwork: Sendable {
  private let layers: [RowVectors]

  /// Draws the weights, all from the normal distribution of mean 0 and spread 1.
  ///
  /// - Parameters:
  ///   - widths: The number of inputs, then the number of outputs of each layer, each at least 1.
  ///   - random: The source of chance.
  public init(widths: [Int], by random: SplitMix64) {
    var random = random
    layers = zip(widths, widths.dropFirst()).map { inputs, outputs in
      var weights = RowVectors(rowCount: inputs, width: outputs)
      for input in 0..<inputs {
        for output in 0..<outputs { weights[input, output] = random.nextNormal() }
      }
      return weights
    }
  }

  /// Returns what the network makes of some rows; a row gets the same bits alone and in any batch.
  ///
  /// - Parameters:
  ///   - rows: Shape `n × inputs`.
  ///   - range: The rows to take.
  /// - Returns: Shape `range.count × outputs`.
  /// - Complexity: O(rows · weights).
  public func outputs(of rows: Matrix, in range: Range<Int>) -> RowVectors {
    var values = RowVectors(rows, selecting: range)
    for (number, weights) in layers.enumerated() {
      values = products(of: values, with: weights)
      if number < layers.count - 1 { values.takeTangents() }
    }
    return values
  }
}

extension RowVectors {
  /// Takes the hyperbolic tangent of every value, to about ten digits.
  fileprivate mutating func takeTangents() {
    for i in lanes.indices { lanes[i] = hyperbolicTangent(lanes[i]) }
  }
}

/// Returns hyperbolic tangents to about ten digits, the same bits on every machine.
@inline(__always)
func hyperbolicTangent(_ x: SIMD8<Double>) -> SIMD8<Double> {
  // Beyond 20 it is 1 to the last bit.
  let bounded = x.clamped(from: SIMD8(repeating: -20), to: SIMD8(repeating: 20))
  let power = powerOfTwo(bounded * 2.885390081777926814)
  return (power - 1) / (power + 1)
}
