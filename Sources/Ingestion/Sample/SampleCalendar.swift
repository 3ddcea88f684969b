import Numeric

/// When a made-up shop sells: its days, its seasons and its opening hours.
struct SampleCalendar {
  /// 2024-01-02, the first day of sales, in days since 1970-01-01.
  static let firstDay = 19_724

  /// The number of days from the first to the last.
  let days: Int

  /// How busy each month of the year is, January first; the busiest is 1.
  private static let seasons = [
    0.50, 0.48, 0.60, 0.55, 0.62, 0.60, 0.58, 0.58, 0.78, 0.85, 1.00, 0.70,
  ]

  init(months: Int) { days = Int(Double(months) * 30.4375) }

  /// Turns an age in days of a shop open a year into a day of this one, counted from the first.
  func day(ago: Double) -> Int {
    let age = ago * Double(days) / 365
    return min(max(days - 1 - Int(age), 0), days - 1)
  }

  /// Draws a day between two, more often in a busy season.
  func drawDay(in range: ClosedRange<Int>, _ random: inout SplitMix64) -> Int {
    for _ in 0..<20 {
      let day = range.lowerBound + random.nextIndex(below: range.count)
      if random.nextUnit() < SampleCalendar.seasons[month(of: day) - 1] { return day }
    }
    return range.lowerBound
  }

  /// Draws a minute of a day, in minutes since 1970-01-01.
  ///
  /// The shop is open from eight to six, busiest around noon, on Sundays from ten to four. It is
  /// shut on Saturdays, so orders of that day come earlier in the week.
  func drawMinute(on day: Int, _ random: inout SplitMix64) -> Int {
    let weekday = (day + SampleCalendar.firstDay + 4) % 7
    let open = weekday == 6 ? max(0, day - 1 - random.nextIndex(below: 5)) : day
    let (from, to) = weekday == 0 ? (600, 960) : (480, 1_080)
    let middle = (random.nextUnit() + random.nextUnit()) / 2
    return (open + SampleCalendar.firstDay) * 1_440 + from + Int(middle * Double(to - from))
  }

  /// The same minute of the day, on Sunday when it would be on a Saturday.
  func whenOpen(_ minute: Int) -> Int {
    (minute / 1_440 + 4) % 7 == 6 ? minute + 1_440 : minute
  }

  /// The month of the year of a day counted from the first, 1 to 12.
  func month(of day: Int) -> Int {
    let dayOfYear = (day + 1) % 365
    var end = 0
    for (i, length) in [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
      end += length
      if dayOfYear < end { return i + 1 }
    }
    return 12
  }

  /// The last minute of the last day, in minutes since 1970-01-01.
  var end: Int { (SampleCalendar.firstDay + days) * 1_440 - 1 }
}
