import Glibc

/// A network of layers, each of which takes weighted sums of what the layer before gives.
///
/// All its numbers stand in one list, layer after layer: for each input the weights to all outputs,
/// then a start for each output. So a gradient is a list of the same form, and ``Adam`` needs to know
/// nothing of layers.
public struct Network: Sendable, Hashable, Codable {
  /// The number of inputs, then the number of outputs of each layer.
  public let widths: [Int]

  /// What each layer makes of its sums.
  public let activations: [Activation]

  /// Weights and starts, layer after layer.
  public var parameters: [Double]

  /// Creates a network with random weights and starts of zero.
  ///
  /// Weights are even between bounds that keep values as large from layer to layer.
  ///
  /// > X. Glorot, Y. Bengio. "Understanding the difficulty of training deep feedforward neural
  /// > networks." *AISTATS* 2010.
  ///
  /// - Parameters:
  ///   - widths: The number of inputs, then the number of outputs of each layer.
  ///   - inner: What all layers but the last make of their sums.
  ///   - last: What the last layer does.
  ///   - random: The source of chance.
  /// - Precondition: There is a layer, and no width is below 1.
  public init(
    widths: [Int], inner: Activation, last: Activation = .linear, by random: inout SplitMix64
  ) {
    precondition(widths.count > 1 && widths.allSatisfy { $0 > 0 }, "a layer, and widths from 1")
    self.widths = widths
    activations = Array(repeating: inner, count: widths.count - 2) + [last]
    parameters = []
    for (inputs, outputs) in zip(widths, widths.dropFirst()) {
      let bound = (6 / Double(inputs + outputs)).squareRoot()
      for _ in 0..<inputs * outputs { parameters.append(bound * (2 * random.nextUnit() - 1)) }
      parameters += Array(repeating: 0, count: outputs)
    }
  }

  /// The number of layers.
  public var layerCount: Int { activations.count }

  /// The place of the first weight of each layer.
  private var offsets: [Int] {
    var offsets = [0]
    for (inputs, outputs) in zip(widths, widths.dropFirst()) {
      offsets.append(offsets[offsets.count - 1] + (inputs + 1) * outputs)
    }
    return offsets
  }

  /// The weights of a layer, a row an input, and its starts.
  func layer(_ number: Int) -> (weights: RowVectors, start: RowVectors) {
    let (inputs, outputs, offset) = (widths[number], widths[number + 1], offsets[number])
    let numbers = parameters.span
    return (
      RowVectors(numbers, from: offset, rowCount: inputs, width: outputs),
      RowVectors(numbers, from: offset + inputs * outputs, rowCount: 1, width: outputs)
    )
  }

  /// Returns what the network makes of rows; a row gets the same bits alone and in any batch.
  ///
  /// - Parameter rows: Shape `n × inputs`.
  /// - Returns: Shape `n × outputs`.
  /// - Complexity: O(`n` · weights).
  /// - Precondition: The rows are as wide as the network takes them.
  public func outputs(of rows: RowVectors) -> RowVectors {
    precondition(rows.width == widths[0], "a value for each input")
    var values = rows
    for number in activations.indices {
      let (weights, start) = layer(number)
      values = products(of: values, with: weights, startingAt: start)
      activations[number].apply(to: &values)
    }
    return values
  }

  /// Multiplies all outputs by a number.
  ///
  /// - Parameter factor: The number.
  /// - Precondition: The last layer gives its sums as they are.
  public mutating func scaleOutputs(by factor: Double) {
    precondition(activations[layerCount - 1] == .linear, "a linear last layer")
    for place in offsets[layerCount - 1]..<parameters.count { parameters[place] *= factor }
  }

  /// Returns what every layer makes of rows: the rows themselves first, the outputs last.
  ///
  /// - Parameter rows: Shape `n × inputs`.
  /// - Returns: Values of each layer, for ``gradient(of:along:)``.
  /// - Complexity: O(`n` · weights).
  /// - Precondition: The rows are as wide as the network takes them.
  public func trace(_ rows: RowVectors) -> [RowVectors] {
    precondition(rows.width == widths[0], "a value for each input")
    var trace = [rows]
    for number in activations.indices {
      let (weights, start) = layer(number)
      var values = products(of: trace[number], with: weights, startingAt: start)
      activations[number].apply(to: &values)
      trace.append(values)
    }
    return trace
  }

  /// Returns how a loss changes with the parameters and with the inputs.
  ///
  /// - Parameters:
  ///   - trace: What every layer made of some rows.
  ///   - outputs: How the loss changes with the outputs, shape `n × outputs`.
  /// - Returns: The gradient by parameters, added up over rows, and by inputs, shape `n × inputs`.
  /// - Complexity: O(`n` · weights).
  /// - Precondition: The trace is of this network.
  public func gradient(
    of trace: [RowVectors], along outputs: RowVectors
  ) -> (parameters: [Double], inputs: RowVectors) {
    precondition(trace.count == layerCount + 1, "the trace of this network")
    var gradient = [Double](repeating: 0, count: parameters.count)
    var back = outputs
    let offsets = offsets
    for number in activations.indices.reversed() {
      activations[number].multiply(&back, at: trace[number + 1])
      let (byWeights, byStart) = (outerProducts(of: trace[number], with: back), back.columnSums)
      byWeights.write(into: &gradient, from: offsets[number])
      byStart.write(into: &gradient, from: offsets[number + 1] - widths[number + 1])
      back = products(of: back, with: layer(number).weights.transposed)
    }
    return (gradient, back)
  }
}

extension Network {
  private enum CodingKeys: String, CodingKey { case widths, activations, parameters }

  /// Reads a network, and refuses one whose parameters do not fill its layers.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    widths = try container.decode([Int].self, forKey: .widths)
    activations = try container.decode([Activation].self, forKey: .activations)
    parameters = try container.decode([Double].self, forKey: .parameters)
    let isSound =
      widths.count > 1 && activations.count == widths.count - 1
      && widths.allSatisfy { 1...1_000_000 ~= $0 }
    guard isSound, offsets.last == parameters.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .parameters, in: container, debugDescription: "Layers and parameters do not fit.")
    }
  }
}
