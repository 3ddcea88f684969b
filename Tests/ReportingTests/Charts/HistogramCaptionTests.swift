import Features
import Testing

@testable import Reporting

@Suite("The caption of a histogram")
struct HistogramCaptionTests {
  @Test("is true where many customers share the median")
  func shared() throws {
    let values: [Double] = [1, 1, 1, 2, 2, 2, 2, 2, 9, 9]
    let feature = FeatureColumn(name: "frequency", kind: .count, values: values)
    let caption = try #require(Chart.histogram(of: feature)).caption
    #expect(caption.hasPrefix("Half of the customers are at 2 or below, nine in ten at 9 or"))
  }
}
