import Testing

@testable import Reporting

@Suite("Numbers in words and cells")
struct NumberTextTests {
  @Test(
    "whole numbers have their thousands set apart",
    arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567")])
  func whole(number: Int, text: String) { #expect(wholeText(number) == text) }

  @Test(
    "decimals are rounded and kept",
    arguments: [
      (1_234.5, 2, "1,234.50"), (-0.004, 2, "0.00"), (0.05, 1, "0.1"), (99.999, 2, "100.00"),
      (8_911_407.9, 2, "8,911,407.90"), (1e20, 2, "1e+20"),
    ])
  func decimals(value: Double, places: Int, text: String) {
    #expect(decimalText(value, places) == text)
  }

  @Test(
    "shares are percentages that never claim nothing for something",
    arguments: [
      (0.0, "0\u{A0}%"), (0.000_1, "under 0.1\u{A0}%"), (0.335, "33.5\u{A0}%"), (0.01, "1\u{A0}%"),
      (1.0, "100\u{A0}%"),
    ])
  func shares(share: Double, text: String) { #expect(shareText(share) == text) }

  @Test(
    "amounts have as many digits as a reader needs",
    arguments: [(4_554.5, "4,555"), (46.0, "46"), (1.5, "1.5"), (0.002, "0.002"), (12.34, "12.3")])
  func amounts(value: Double, text: String) { #expect(amountText(value) == text) }

  @Test("lists read as people say them")
  func lists() {
    #expect(listed([]) == "")
    #expect(listed(["a"]) == "a")
    #expect(listed(["a", "b", "c"]) == "a, b and c")
    #expect(counted(1, "row") == "1 row")
    #expect(counted(2_000, "row") == "2,000 rows")
  }
}
