/// How the layers of a network are that is to learn.
public struct LayerPlan: Sendable {
  /// The number of inputs, then the number of outputs of each layer.
  public var widths: [Int]

  /// What inner layers make of their sums.
  public var inner = Activation.rectifier

  /// What the last layer makes of its sums.
  public var last = Activation.linear

  /// Whether the sums of inner layers are normalised within each batch.
  public var isNormalised = false

  /// The share of the values of inner layers that is left out at random while learning.
  public var dropout = 0.0

  /// Whether sums begin with a learned number rather than 0.
  public var hasStarts = true

  /// What the bound of random weights is multiplied by, above 1 / √inputs.
  public var gain = 1.0

  /// The same for the last layer; that of the others when not given.
  public var lastGain: Double?

  /// Plans layers.
  public init(widths: [Int]) { self.widths = widths }
}

/// Layers that learn, with what helps learning and is gone afterwards: values left out at random,
/// and normalised batches.
public struct LearningLayers: Sendable {
  /// One network of one layer each, which gives its sums.
  private var layers: [Network]
  private var norms: [BatchNormalisation?]
  private let plan: LayerPlan

  /// Draws weights, even between ± gain / √inputs.
  ///
  /// > K. He, X. Zhang, S. Ren, J. Sun. "Delving deep into rectifiers." *ICCV* 2015,
  /// > doi:[10.1109/ICCV.2015.123](https://doi.org/10.1109/ICCV.2015.123)
  public init(_ plan: LayerPlan, by random: inout SplitMix64) {
    self.plan = plan
    layers = []
    norms = []
    let last = plan.widths.count - 2
    for (number, (inputs, outputs)) in zip(plan.widths, plan.widths.dropFirst()).enumerated() {
      var layer = Network(widths: [inputs, outputs], inner: .linear, by: &random)
      let bound = 1 / Double(inputs).squareRoot()
      let gain = number == last ? plan.lastGain ?? plan.gain : plan.gain
      for place in layer.parameters.indices {
        let isStart = place >= inputs * outputs
        let reach = isStart ? (plan.hasStarts ? bound : 0) : bound * gain
        layer.parameters[place] = reach * (2 * random.nextUnit() - 1)
      }
      layers.append(layer)
      norms.append(
        plan.isNormalised && number < last ? BatchNormalisation(width: outputs) : nil)
    }
  }

  /// All that is learned, layer after layer.
  public var parameters: [Double] {
    get {
      zip(layers, norms).flatMap { $0.parameters + ($1?.parameters ?? []) }
    }
    set {
      var next = 0
      for number in layers.indices {
        let end = next + layers[number].parameters.count
        layers[number].parameters = Array(newValue[next..<end])
        next = end
        guard let count = norms[number]?.parameters.count else { continue }
        norms[number]?.parameters = Array(newValue[next..<next + count])
        next += count
      }
    }
  }

  /// What the layers made of a batch.
  public struct Trace: Sendable {
    /// What came out of the last layer.
    public var outputs: RowVectors { values[values.count - 1] }

    /// What went into the first layer.
    public var inputs: RowVectors { values[0] }

    /// What went into each layer, and what came out of the last.
    var values: [RowVectors]

    /// What each layer made of its sums, before any were left out.
    var activated: [RowVectors]
    var norms: [BatchNormalisation.Trace?]

    /// What values of each layer were multiplied by: 0 for those left out.
    var kept: [RowVectors?]
  }

  /// Works out what the layers make of a batch while learning.
  public mutating func trace(_ rows: RowVectors, by random: inout SplitMix64) -> Trace {
    var trace = Trace(values: [rows], activated: [], norms: [], kept: [])
    for number in layers.indices {
      let isLast = number == layers.count - 1
      var values = layers[number].outputs(of: trace.values[number])
      trace.norms.append(norms[number]?.apply(to: &values))
      (isLast ? plan.last : plan.inner).apply(to: &values)
      trace.activated.append(values)
      let kept = isLast || plan.dropout == 0 ? nil : drawKept(like: values, by: &random)
      if let kept { values.multiply(by: kept) }
      trace.kept.append(kept)
      trace.values.append(values)
    }
    return trace
  }

  /// Turns a gradient by outputs into one by ``parameters`` and one by inputs.
  public func gradient(
    of trace: Trace, along outputs: RowVectors
  ) -> (parameters: [Double], inputs: RowVectors) {
    var back = outputs
    var parts: [[Double]] = []
    for number in layers.indices.reversed() {
      if let kept = trace.kept[number] { back.multiply(by: kept) }
      let activation = number == layers.count - 1 ? plan.last : plan.inner
      activation.multiply(&back, at: trace.activated[number])
      if let norm = norms[number], let normTrace = trace.norms[number] {
        parts.append(norm.turnBack(&back, normTrace))
      }
      // A layer that gives its sums asks nothing of them, so any will do in their place.
      let found = layers[number].gradient(of: [trace.values[number], back], along: back)
      parts.append(plan.hasStarts ? found.parameters : withoutStarts(found.parameters, number))
      back = found.inputs
    }
    return (parts.reversed().flatMap(\.self), back)
  }

  /// The gradient of a layer whose sums begin with 0.
  private func withoutStarts(_ gradient: [Double], _ number: Int) -> [Double] {
    let weights = plan.widths[number] * plan.widths[number + 1]
    return gradient.prefix(weights) + Array(repeating: 0, count: gradient.count - weights)
  }

  /// Draws which values are kept; these are made greater, so that sums stay as large.
  private func drawKept(like values: RowVectors, by random: inout SplitMix64) -> RowVectors {
    var kept = RowVectors(rowCount: values.rowCount, width: values.width)
    let (dropout, stride, width) = (plan.dropout, kept.stride, kept.width)
    let factor = 1 / (1 - dropout)
    var lanes = kept.lanes.mutableSpan
    for row in 0..<values.rowCount {
      for column in 0..<width {
        lanes[row &* stride &+ column >> 3][column & 7] =
          random.nextUnit() < dropout ? 0 : factor
      }
    }
    return kept
  }

  /// The network that has learned: normalisation has become part of the weights.
  public var network: Network {
    var random = SplitMix64(seed: 0)
    var network = Network(widths: plan.widths, inner: plan.inner, last: plan.last, by: &random)
    network.parameters = []
    for (number, layer) in layers.enumerated() {
      var parameters = layer.parameters
      let (inputs, outputs) = (plan.widths[number], plan.widths[number + 1])
      for output in 0..<outputs {
        guard let (factor, start) = norms[number]?.fixed(output) else { continue }
        for input in 0..<inputs { parameters[input * outputs + output] *= factor }
        let place = inputs * outputs + output
        parameters[place] = parameters[place] * factor + start
      }
      network.parameters += parameters
    }
    return network
  }
}

extension RowVectors {
  /// Multiplies value by value.
  fileprivate mutating func multiply(by other: RowVectors) {
    let factors = other.lanes.span
    var target = lanes.mutableSpan
    for i in target.indices { target[i] *= factors[i] }
  }
}
