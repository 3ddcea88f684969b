import Numeric
import Testing

@testable import Reporting

@Suite("Histogram bins")
struct HistogramBinsTests {
  @Test("whole numbers get whole bins, the last value included")
  func whole() {
    let bins = HistogramBins([0, 1, 1, 2, 3, 3, 3])
    #expect(bins.edges == [0, 1, 2, 3, 4])
    #expect(bins.counts == [1, 2, 1, 3])
    #expect(bins.labels == ["0", "1", "2", "3"])
  }

  @Test("skewed values get bins of 1, 2 and 5 times a power of ten")
  func skewed() {
    let values = (0..<200).map { Double($0 % 7 + 1) } + [90, 400, 400, 1_200]
    let bins = HistogramBins(values)
    #expect(bins.edges == [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000])
    #expect(bins.labels.first == "1")
    #expect(bins.labels.last == "1,000–1,999")
  }

  static let samples: [[Double]] = [
    [4], [2.5, 2.5, 2.5], [-3, 0, 8], [0.001, 0.002, 700], [1e-9, 2e-9], [1e12, 2e12, 3],
    [.nan, 1, 2], [],
  ]

  @Test("every finite value falls into one bin", arguments: samples)
  func complete(values: [Double]) {
    let bins = HistogramBins(values)
    let finite = values.filter(\.isFinite)
    #expect(bins.counts.reduce(0, +) == finite.count)
    for (low, high) in zip(bins.edges, bins.edges.dropFirst()) { #expect(low < high) }
    #expect((bins.edges.first ?? 0) <= (finite.min() ?? 0))
    #expect((bins.edges.last ?? 0) >= (finite.max() ?? 0))
  }
}
