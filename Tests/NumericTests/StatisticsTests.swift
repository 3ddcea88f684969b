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

  @Test(
    "the rank correlation is that of its definition, ties and missing values included",
    arguments: [
      ([1, 2, 3, 4], [1, 8, 27, 64], 1), ([1, 2, 3, 4], [9, 7, 5, -1], -1),
      // Ranks 1, 2.5, 2.5, 4 and 1, 3, 2, 4: 4.5 over the root of 4.5 times 5.
      ([1, 2, 2, 3], [1, 3, 2, 4], 0.9486832980505138),
      ([1, .nan, 2, 2, 3], [1, 50, 3, 2, 4], 0.9486832980505138),
      ([1, 2, 3, 4, 5], [2, 5, 1, 5, 2], 0),
    ] as [([Double], [Double], Double)])
  func rankCorrelations(x: [Double], y: [Double], rho: Double) {
    #expect(abs(rankCorrelation(x, y) - rho) < 1e-15)
    #expect(rankCorrelation(x, y) == rankCorrelation(y, x))
  }

  @Test("the rank correlation with a constant is not a number")
  func constantRanks() {
    #expect(rankCorrelation([1, 2, 3], [4, 4, 4]).isNaN)
    #expect(rankCorrelation([], []).isNaN)
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
