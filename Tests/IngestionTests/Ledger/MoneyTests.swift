import FoundationEssentials
import Ingestion
import Testing

@Suite("Money")
struct MoneyTests {
  @Test(
    "has a point and at least two places",
    arguments: [
      (0, "0.00"), (1, "0.0001"), (-25_500, "-2.55"), (89_114_079_040, "8911407.904"),
      (120_000, "12.00"),
    ])
  func text(amount: Int64, expected: String) {
    #expect(Money(tenThousandths: amount).description == expected)
  }

  @Test("adds exactly and compares")
  func arithmetic() {
    let tenth = Money(tenThousandths: 1_000)
    #expect((0..<10).reduce(.zero) { sum, _ in sum + tenth } == Money(tenThousandths: 10_000))
    #expect(tenth - tenth == .zero && .zero < tenth)
  }

  @Test("comes back from JSON, and refuses amounts out of bounds")
  func coding() throws {
    let amount = [Money(tenThousandths: 89_114_079_041), Money(tenThousandths: -1)]
    let data = try JSONEncoder().encode(amount)
    #expect(try JSONDecoder().decode([Money].self, from: data) == amount)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Money].self, from: Data("[1e300]".utf8))
    }
  }
}
