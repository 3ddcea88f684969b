/// A moment of the wall clock as people write it.
struct CivilTime: Hashable {
  let year: Int
  let month: Int
  let day: Int
  let hour: Int
  let minute: Int
  let second: Int
  let microsecond: Int

  /// Takes microseconds since 1970-01-01 00:00 apart, in the Gregorian calendar.
  ///
  /// > H. Hinnant. "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
  init(microseconds: Int64) {
    let perDay: Int64 = 86_400_000_000
    let days = Int((Double(microseconds) / Double(perDay)).rounded(.down))
    let rest = Int(microseconds - Int64(days) * perDay)
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    hour = rest / 3_600_000_000
    minute = rest / 60_000_000 % 60
    second = rest / 1_000_000 % 60
    microsecond = rest % 1_000_000
  }
}

extension CivilTime {
  /// Writes `2010-12-01 08:26:00`, with a fraction of six digits only when there is one.
  func append(to bytes: inout [UInt8]) {
    appendDigits(year, 4, to: &bytes)
    for (mark, value) in [("-", month), ("-", day), (" ", hour), (":", minute), (":", second)] {
      bytes.append(contentsOf: mark.utf8)
      appendDigits(value, 2, to: &bytes)
    }
    guard microsecond > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    appendDigits(microsecond, 6, to: &bytes)
  }
}

/// Writes a number that is not negative with leading zeros.
private func appendDigits(_ value: Int, _ width: Int, to bytes: inout [UInt8]) {
  let digits = "\(value)".utf8
  for _ in 0..<max(0, width - digits.count) { bytes.append(UInt8(ascii: "0")) }
  bytes.append(contentsOf: digits)
}
