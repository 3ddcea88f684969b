import Testing

@testable import Reporting

@Suite("Chart values")
struct ChartValueTests {
  static let cases: [(ChartValue, String)] = [
    (.null, "null"), (true, "true"), (3, "3"), (-2.5, "-2.5"), (1e300, "1e+300"),
    (.number(.nan), "null"), (.number(.infinity), "null"), ([1, "a", []], #"[1,"a",[]]"#),
    (["b": 1, "a": 2], #"{"b":1,"a":2}"#), ([:], "{}"),
    ("quote \" and \\", #""quote \" and \\""#), ("line\nend\u{2028}", #""line\u000aend\u2028""#),
    ("</script><!--", #""\u003c/script\u003e\u003c!--""#), ("Zürich 株", "\"Zürich 株\""),
  ]

  @Test("are written as JSON in the order given", arguments: cases)
  func json(value: ChartValue, text: String) { #expect(value.json == text) }

  @Test(
    "numbers keep five digits",
    arguments: [
      (123_456.0, 123_456.0), (1_234.567_8, 1_234.6), (0.123_456_7, 0.123_46),
      (-9.876_543, -9.876_5),
      (0.0, 0.0),
    ])
  func pictures(value: Double, rounded: Double) { #expect(pictured(value) == rounded) }
}
