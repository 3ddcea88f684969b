import Testing

@testable import Reporting

@Suite("Sampled points")
struct SamplingTests {
  @Test("the unusual are always drawn, the others up to the limit")
  func drawn() {
    let kept = (0..<10_000).map { $0 % 100 == 7 }
    let rows = drawnRows(10_000, kept: kept, atMost: 1_000)
    #expect(rows.count == 1_000)
    #expect(rows == rows.sorted())
    #expect(Set(rows).count == 1_000)
    #expect(rows.count { kept[$0] } == 100)
  }

  @Test("more unusual ones than the limit are still drawn")
  func many() {
    #expect(drawnRows(50, kept: .init(repeating: true, count: 50), atMost: 10).count == 50)
    #expect(drawnRows(50, kept: [], atMost: 100) == Array(0..<50))
    #expect(drawnRows(0, kept: [], atMost: 100).isEmpty)
  }
}
