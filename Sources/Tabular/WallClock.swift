/// A wall-clock time without a zone, in the Gregorian calendar.
///
/// > H. Hinnant. "chrono-compatible low-level date algorithms." 2013.
public struct WallClock: Sendable, Hashable {
  /// Microseconds since 1970-01-01 00:00.
  public let microseconds: Int64

  /// The number of microseconds of a day.
  public static let day: Int64 = 86_400_000_000

  /// Creates a time.
  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// Reads a day such as `2011-12-09`, alone or with a time such as `2011-12-09 12:50` or
  /// `2011-12-09T12:50:00.25`; `nil` for anything else.
  public init?(_ text: String) {
    let halves = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    guard (1...2).contains(halves.count), let day = Self.day(halves[0]) else { return nil }
    let time = halves.count == 2 ? Self.time(halves[1]) : 0
    guard let time else { return nil }
    microseconds = day * Self.day + time
  }

  /// The time as `2011-12-09 12:50:00`, with microseconds where there are any.
  public var text: String {
    let days = Self.floorDivided(microseconds, by: Self.day)
    let rest = microseconds - days * Self.day
    let seconds = rest / 1_000_000
    let fraction = rest % 1_000_000
    let clock =
      "\(padded(seconds / 3_600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    return "\(dayText) \(clock)" + (fraction == 0 ? "" : ".\(padded(fraction, 6))")
  }

  /// The day as `2011-12-09`.
  public var dayText: String {
    let (year, month, day) = Self.civil(Self.floorDivided(microseconds, by: Self.day))
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  private static func floorDivided(_ value: Int64, by divisor: Int64) -> Int64 {
    value / divisor - (value % divisor < 0 ? 1 : 0)
  }

  /// The date of a number of days since 1970-01-01.
  private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = floorDivided(shifted, by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// The number of days from 1970-01-01 to a date, or `nil` when there is no such date.
  private static func day(_ text: Substring) -> Int64? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (1...9_999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivided(shifted, by: 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let result = days - 719_468
    return civil(result) == (year, month, day) ? result : nil
  }

  /// The microseconds of a time of day, or `nil` when there is no such time.
  private static func time(_ text: Substring) -> Int64? {
    let halves = text.split(separator: ".", omittingEmptySubsequences: false)
    let parts = halves[0].split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) }
    guard let fraction = halves.count == 1 ? 0 : Self.fraction(halves.dropFirst()),
      (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1],
      let second = parts.count == 3 ? parts[2] : 0, (0..<24).contains(hour),
      (0..<60).contains(minute), (0..<60).contains(second)
    else { return nil }
    return ((hour * 60 + minute) * 60 + second) * 1_000_000 + fraction
  }

  /// The microseconds of the digits behind a point; those beyond six are left out.
  private static func fraction(_ texts: ArraySlice<Substring>) -> Int64? {
    guard texts.count == 1, let digits = texts.first, !digits.isEmpty,
      digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 })
    else { return nil }
    return Int64(String(digits.prefix(6)) + String(repeating: "0", count: max(0, 6 - digits.count)))
  }

  private func padded(_ value: Int64, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
