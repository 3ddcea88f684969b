import FoundationEssentials
import Testing

@testable import Numeric

@Suite("Networks")
struct NetworkTests {
  private func rows(_ count: Int, _ width: Int, seed: UInt64 = 3) throws -> Matrix {
    var random = SplitMix64(seed: seed)
    return try Matrix(
      columns: (0..<width).map { _ in (0..<count).map { _ in 2 * random.nextUnit() - 1 } })
  }

  private func network(_ widths: [Int], _ inner: Activation, _ last: Activation) -> Network {
    var random = SplitMix64(seed: 11)
    var network = Network(widths: widths, inner: inner, last: last, by: &random)
    // Starts of zero would hide a wrong gradient of theirs.
    for i in network.parameters.indices { network.parameters[i] += 0.1 * random.nextUnit() }
    return network
  }

  /// Half the sum of squared outputs, so that its slope at the outputs is the outputs.
  private func loss(_ network: Network, _ rows: RowVectors) -> Double {
    let outputs = network.outputs(of: rows)
    return (0..<outputs.rowCount).reduce(0) { sum, row in
      outputs.row(row).reduce(sum) { $0 + 0.5 * $1 * $1 }
    }
  }

  @Test("have the gradient that finite differences have", arguments: Activation.allCases)
  func gradient(inner: Activation) throws {
    for (widths, last) in [
      ([3, 9, 5, 2], Activation.linear), ([1, 8, 11], .tangent), ([4, 1], .logistic),
    ] {
      let network = network(widths, inner, last)
      let inputs = RowVectors(try rows(7, widths[0]), selecting: 0..<7)
      let trace = network.trace(inputs)
      #expect(trace.last == network.outputs(of: inputs))
      let found = network.gradient(of: trace, along: try #require(trace.last))
      let step = 1e-6
      for place in network.parameters.indices {
        var (more, less) = (network, network)
        more.parameters[place] += step
        less.parameters[place] -= step
        let slope = (loss(more, inputs) - loss(less, inputs)) / (2 * step)
        #expect(abs(slope - found.parameters[place]) < 1e-7, "parameter \(place)")
      }
      for column in 0..<widths[0] {
        var (more, less) = (inputs, inputs)
        more[5, column] += step
        less[5, column] -= step
        let slope = (loss(network, more) - loss(network, less)) / (2 * step)
        #expect(abs(slope - found.inputs[5, column]) < 1e-7)
      }
    }
  }

  @Test("give a row the same bits alone and in any batch", arguments: Activation.allCases)
  func batches(inner: Activation) throws {
    let network = network([5, 17, 3], inner, .linear)
    let table = try rows(23, 5)
    let all = network.outputs(of: RowVectors(table, selecting: 0..<23))
    for row in 0..<23 {
      let alone = network.outputs(of: RowVectors(table, selecting: [row]))
      #expect(alone.row(0) == all.row(row))
    }
  }

  @Test("are read back as written, and refused when damaged")
  func storage() throws {
    let network = network([2, 3, 1], .tangent, .linear)
    let data = try JSONEncoder().encode(network)
    #expect(try JSONDecoder().decode(Network.self, from: data) == network)
    let text = String(decoding: data, as: UTF8.self).replacing("[2,3,1]", with: "[2,4,1]")
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Network.self, from: Data(text.utf8))
    }
  }

  @Test("add gradients up in parts that depend on the batch alone")
  func parts() throws {
    let table = try rows(150, 4)
    var random = SplitMix64(seed: 2)
    let coder = Autoencoder(widths: [4, 6, 2], inner: .rectifier, by: &random)
    let batch = Array(0..<150)
    let whole = gatheredGradient(of: batch) {
      coder.lossGradient(of: RowVectors(table, selecting: $0))
    }
    let once = coder.lossGradient(of: RowVectors(table, selecting: batch))
    #expect(abs(whole.loss - once.loss) < 1e-12)
    for (a, b) in zip(whole.gradient, once.gradient) { #expect(abs(a - b) < 1e-12) }
  }
}

@Suite("Learning")
struct LearningTests {
  @Test("Adam takes the steps of the paper")
  func adam() {
    // By hand: the first step is the rate times the sign, whatever the size of the gradient.
    var adam = Adam(2, rate: 0.01)
    var values = [1.0, -2.0]
    adam.move(&values, against: [4, -0.5])
    #expect(abs(values[0] - 0.99) < 1e-9 && abs(values[1] + 1.99) < 1e-9)
    // The second with gradients 4 and then 0: mean 0.36/0.19, mean square 0.015984/0.001999.
    adam.move(&values, against: [0, -0.5])
    let mean = 0.36 / 0.19
    let square = 16 * 0.001 * 0.999 / (1 - 0.999 * 0.999)
    #expect(abs(values[0] - (0.99 - 0.01 * mean / square.squareRoot())) < 1e-9)
  }

  @Test("batches take every row once before any again, the last batch may be short")
  func batches() {
    var batches = RowBatches(rowCount: 10, batchRows: 4, by: SplitMix64(seed: 1))
    for _ in 0..<3 {
      let drawn = (0..<3).map { _ in batches.draw() }
      #expect(drawn.map(\.count) == [4, 4, 2])
      #expect(drawn.joined().sorted() == Array(0..<10))
    }
  }

  @Test("a curve has at most fifty means of as many steps each", arguments: [1, 7, 50, 130, 1_000])
  func curve(steps: Int) {
    var curve = LossCurve(steps: steps)
    for step in 0..<steps { curve.add(Double(step)) }
    #expect(curve.means.count == min(steps, 50))
    #expect(curve.means == curve.means.sorted())
  }

  @Test("an autoencoder learns a bent line: what is lost becomes little")
  func autoencoder() throws {
    var random = SplitMix64(seed: 9)
    let places = (0..<300).map { _ in 2 * random.nextUnit() - 1 }
    let rows = try Matrix(columns: [places, places.map { $0 * $0 }, places.map { -$0 }])
    var coder = Autoencoder(widths: [3, 16, 1], inner: .tangent, by: &random)
    let curve = coder.learn(
      rows, batches: 1_500, batchRows: 64, rate: 5e-3, by: SplitMix64(seed: 4))
    #expect(curve.count == 50)
    #expect((curve.last ?? 1) < 0.003 && (curve.first ?? 0) > 0.05)
    // What threads there are changes nothing: the same start gives the same bits.
    var again = SplitMix64(seed: 9)
    for _ in 0..<300 { _ = again.nextUnit() }
    var other = Autoencoder(widths: [3, 16, 1], inner: .tangent, by: &again)
    #expect(
      other.learn(rows, batches: 1_500, batchRows: 64, rate: 5e-3, by: SplitMix64(seed: 4)) == curve
    )
    #expect(other == coder)
  }
}
