import Testing

@testable import Studies

@Suite("Customers spread over a component")
struct SpreadTests {
  @Test("are all of few")
  func few() { #expect(spread(over: [3, 1, 2], atMost: 3) == [0, 1, 2]) }

  @Test("are evenly spread, in their order along it")
  func many() {
    let values = (0..<100).map { Double($0 * 37 % 100) }
    let drawn = spread(over: values, atMost: 20)
    #expect(drawn == drawn.sorted() && Set(drawn).count == 20)
    #expect(drawn.map { values[$0] }.sorted() == stride(from: 0.0, to: 100, by: 5).map(\.self))
  }
}
