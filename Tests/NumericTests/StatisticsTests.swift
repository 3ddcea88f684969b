import Numeric
import TestSupport
import Testing

@Suite("Statistics")
struct StatisticsTests {
  struct Sample: Decodable {
    var sorted: [Double]
    var shares: [Double]
    var quantiles: [Double]
    var medcouple: Double
  }

  static let samples = Result { try golden([Sample].self, "Statistics/golden.json") }

  @Test("quantiles are numpy's to the last bit")
  func quantiles() throws {
    for sample in try Self.samples.get() {
      #expect(sample.shares.map { quantile(ofSorted: sample.sorted, at: $0) } == sample.quantiles)
    }
  }

  @Test("the medcouple is that of its definition")
  func medcouples() throws {
    for sample in try Self.samples.get() {
      #expect(abs(medcouple(ofSorted: sample.sorted) - sample.medcouple) < 1e-14)
    }
  }

  @Test("the medcouple turns its sign with the values")
  func mirrored() throws {
    for sample in try Self.samples.get() {
      let mirrored = sample.sorted.reversed().map { -$0 }
      let sum = medcouple(ofSorted: mirrored) + medcouple(ofSorted: sample.sorted)
      #expect(abs(sum) < 1e-14)
    }
  }

  @Test("the medcouple of many values is near that of some of them")
  func thinned() {
    var random = SplitMix64(seed: 4)
    let values = (0..<5_000).map { _ in random.nextUnit() * random.nextUnit() }
    let whole = medcouple(ofSorted: values.sorted())
    let part = medcouple(ofSorted: values.prefix(500).sorted())
    #expect(abs(whole - part) < 0.1)
  }

  @Test("the median of nothing is nothing")
  func medians() {
    #expect(median(of: []) == nil)
    #expect(median(of: [3, 1, 2]) == 2)
    #expect(median(of: [4, 1, 2, 3]) == 2.5)
  }

  @Test("equal values have no skew", arguments: [1, 2, 3, 600])
  func constant(count: Int) {
    #expect(medcouple(ofSorted: Array(repeating: 7, count: count)) == 0)
  }
}
