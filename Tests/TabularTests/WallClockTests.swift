import Tabular
import Testing

@Suite("A wall-clock time")
struct WallClockTests {
  @Test(
    "is read from a text and written as one",
    arguments: [
      ("1970-01-01", 0, "1970-01-01 00:00:00"),
      ("2011-12-09 12:50", 1_323_435_000_000_000, "2011-12-09 12:50:00"),
      ("2011-12-09T12:50:07", 1_323_435_007_000_000, "2011-12-09 12:50:07"),
      ("2011-12-09 12:50:07.25", 1_323_435_007_250_000, "2011-12-09 12:50:07.250000"),
      ("1969-12-31 23:59:59", -1_000_000, "1969-12-31 23:59:59"),
      ("2000-02-29", 951_782_400_000_000, "2000-02-29 00:00:00"),
      ("1900-03-01", -2_203_891_200_000_000, "1900-03-01 00:00:00"),
    ] as [(String, Int64, String)])
  func roundTrip(_ text: String, _ microseconds: Int64, _ written: String) {
    #expect(WallClock(text)?.microseconds == microseconds)
    #expect(WallClock(microseconds: microseconds).text == written)
  }

  @Test(
    "is no day or time that does not exist",
    arguments: [
      "", "2011", "2011-02-29", "1900-02-29", "2011-13-01", "2011-00-10", "2011-12-09 24:00",
      "2011-12-09 12:60", "2011-12-09 12:50:00 x", "2011-12-09 12:50:00.",
      "2011-12-09 12:50:00.1.2", "9.12.2011", "2011-12--9",
    ])
  func refused(_ text: String) {
    #expect(WallClock(text) == nil)
  }

  @Test("writes parts of a second only where there are any")
  func fraction() {
    #expect(WallClock(microseconds: -1).text == "1969-12-31 23:59:59.999999")
    #expect(WallClock(microseconds: -1).dayText == "1969-12-31")
  }
}
