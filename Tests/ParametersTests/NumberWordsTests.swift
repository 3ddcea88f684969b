import Parameters
import Testing

@Suite("Numbers in words")
struct NumberWordsTests {
  @Test(
    "have their thousands set apart",
    arguments: [
      (0, "0"), (999, "999"), (1_000, "1,000"), (-12_345, "-12,345"), (9_747_747, "9,747,747"),
      (Int.min, "-9,223,372,036,854,775,808"),
    ])
  func whole(number: Int, text: String) { #expect(grouped(number) == text) }

  @Test(
    "have as many decimals as asked for",
    arguments: [
      (9_747_747.934, 2, "9,747,747.93"), (-0.001, 2, "0.00"), (-1_234.5, 0, "-1,235"),
      (0.05, 1, "0.1"), (1e300, 2, "1e+300"), (.infinity, 0, "inf"),
    ])
  func decimal(value: Double, decimals: Int, text: String) {
    #expect(grouped(value, decimals: decimals) == text)
  }

  @Test(
    "stand before one thing or several",
    arguments: [(0, "0 cats"), (1, "1 cat"), (2_000, "2,000 cats")])
  func things(count: Int, text: String) { #expect(counted(count, "cat") == text) }
}
