import Testing

@testable import Parameters

@Suite("Bounds")
struct BoundsTests {
  @Test("allow what lies inside, ends included where the words say so")
  func contains() {
    #expect([1, 2, 3, 4].map(Bounds.between(2, 3).contains) == [false, true, true, false])
    #expect([1, 2, 3].map(Bounds.atLeast(2).contains) == [false, true, true])
    #expect([1, 2, 3].map(Bounds.above(2).contains) == [false, false, true])
    #expect(!Bounds.between(3, 2).contains(2))
  }

  @Test("never allow what is no number", arguments: [Double.nan, .signalingNaN])
  func notANumber(value: Double) {
    for bounds: Bounds<Double> in [.atLeast(-1), .above(-1), .between(-1, 1)] {
      #expect(!bounds.contains(value))
    }
  }

  @Test("are told in words that follow 'must be'")
  func words() {
    #expect("\(Bounds.atLeast(2))" == "at least 2")
    #expect("\(Bounds.above(0.5))" == "above 0.5")
    #expect("\(Bounds.between(1, 90))" == "from 1 to 90")
  }
}
