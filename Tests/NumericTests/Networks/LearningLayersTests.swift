import Numeric
import Testing

@Suite("Layers that learn")
struct LearningLayersTests {
  static let plans: [LayerPlan] = [true, false].flatMap { isNormalised in
    [0, 0.3].map { dropout in
      var plan = LayerPlan(widths: [3, 5, 4, 2])
      (plan.isNormalised, plan.dropout, plan.inner) = (isNormalised, dropout, .tangent)
      return plan
    }
  }

  private func rows() throws -> RowVectors {
    var random = SplitMix64(seed: 3)
    let columns = (0..<3).map { _ in (0..<9).map { _ in random.nextNormal() } }
    return RowVectors(try Matrix(columns: columns), selecting: 0..<9)
  }

  /// Half the sum of squared outputs.
  private func loss(_ layers: LearningLayers, _ rows: RowVectors) -> Double {
    var (layers, random) = (layers, SplitMix64(seed: 4))
    let outputs = layers.trace(rows, by: &random).outputs
    return (0..<9).reduce(0) { sum, row in
      sum + outputs.row(row).reduce(0) { $0 + $1 * $1 / 2 }
    }
  }

  @Test("know how a loss changes with every parameter", arguments: plans)
  func gradient(plan: LayerPlan) throws {
    var random = SplitMix64(seed: 1)
    var layers = LearningLayers(plan, by: &random)
    let rows = try rows()
    var (copy, same) = (layers, SplitMix64(seed: 4))
    let trace = copy.trace(rows, by: &same)
    let found = layers.gradient(of: trace, along: trace.outputs).parameters
    let parameters = layers.parameters
    try #require(found.count == parameters.count)
    for place in parameters.indices {
      layers.parameters[place] = parameters[place] + 1e-5
      let above = loss(layers, rows)
      layers.parameters[place] = parameters[place] - 1e-5
      let below = loss(layers, rows)
      layers.parameters[place] = parameters[place]
      #expect(abs((above - below) / 2e-5 - found[place]) < 1e-6)
    }
  }

  @Test("become a network that does the same once batches are known")
  func fixed() throws {
    var plan = LayerPlan(widths: [3, 6, 2])
    plan.isNormalised = true
    var random = SplitMix64(seed: 1)
    var layers = LearningLayers(plan, by: &random)
    let rows = try rows()
    var outputs = layers.trace(rows, by: &random).outputs
    // Means and variances of batches fade in; the same batch again and again brings them home.
    for _ in 0..<400 { outputs = layers.trace(rows, by: &random).outputs }
    let fixed = layers.network.outputs(of: rows)
    for row in 0..<9 {
      // Learning divides by the variance of the batch, the network by that of all rows.
      for column in 0..<2 { #expect(abs(fixed[row, column] - outputs[row, column]) < 0.2) }
    }
    plan.isNormalised = false
    var plain = LearningLayers(plan, by: &random)
    #expect(plain.network.outputs(of: rows) == plain.trace(rows, by: &random).outputs)
  }

  @Test("begin with nothing where they have no starts")
  func starts() throws {
    var plan = LayerPlan(widths: [3, 4, 2])
    plan.hasStarts = false
    var random = SplitMix64(seed: 1)
    let layers = LearningLayers(plan, by: &random)
    let nothing = RowVectors(rowCount: 1, width: 3)
    #expect(layers.network.outputs(of: nothing).row(0) == [0, 0])
    var copy = layers
    let trace = copy.trace(try rows(), by: &random)
    let gradient = layers.gradient(of: trace, along: trace.outputs).parameters
    #expect(gradient[12..<16].allSatisfy { $0 == 0 } && gradient[24...].allSatisfy { $0 == 0 })
  }
}

@Suite("Normal numbers and random networks")
struct RandomNetworkTests {
  @Test("normal numbers have mean 0, spread 1 and thin tails")
  func normal() {
    var random = SplitMix64(seed: 1)
    let numbers = (0..<100_000).map { _ in random.nextNormal() }
    #expect(abs(numbers.reduce(0, +) / 1e5) < 0.02)
    #expect(abs(numbers.reduce(0) { $0 + $1 * $1 } / 1e5 - 1) < 0.02)
    let far = numbers.filter { abs($0) > 1.959964 }.count
    #expect(abs(Double(far) / 1e5 - 0.05) < 0.003)
  }

  @Test("rows get the same bits alone and in a batch, and stay within bounds")
  func rows() throws {
    var random = SplitMix64(seed: 2)
    let rows = try Matrix(columns: (0..<4).map { _ in (0..<50).map { _ in random.nextNormal() } })
    let network = RandomNetwork(widths: [4, 30, 7, 3], by: SplitMix64(seed: 5))
    let all = network.outputs(of: rows, in: 0..<50)
    for row in [0, 17, 49] {
      #expect(network.outputs(of: rows, in: row..<row + 1).row(0) == all.row(row))
      #expect(all.row(row).allSatisfy { abs($0) < 7 * 6 })
    }
  }
}
