import Parameters

/// Returns a whole number with its thousands set apart.
func wholeText(_ number: Int) -> String { grouped(number) }

/// Returns a number with a fixed number of decimals, 0 to 6, and its thousands set apart.
func decimalText(_ value: Double, _ decimals: Int) -> String { grouped(value, decimals: decimals) }

/// Returns a part from 0 to 1 as a percentage with one decimal, none from 99.95 % on or at zero.
func shareText(_ share: Double) -> String {
  let percent = share * 100
  if percent > 0 && percent < 0.05 { return "under 0.1\u{A0}%" }
  let isRound = (percent * 10).rounded().truncatingRemainder(dividingBy: 10) == 0
  return "\(decimalText(percent, isRound ? 0 : 1))\u{A0}%"
}

/// Returns a number with about four digits: none after the point from 1,000 on.
func amountText(_ value: Double) -> String {
  let size = abs(value)
  let text = decimalText(value, size >= 1_000 ? 0 : size >= 10 ? 1 : size >= 0.01 ? 2 : 4)
  guard text.contains(".") else { return text }
  var digits = Substring(text)
  while digits.last == "0" { digits.removeLast() }
  if digits.last == "." { digits.removeLast() }
  return String(digits)
}

/// Returns a count with its noun, such as "1 customer" or "4,338 customers".
func counted(_ count: Int, _ noun: String) -> String { Parameters.counted(count, noun) }

/// Returns phrases as they stand in a sentence: "a, b and c".
func listed(_ phrases: [String]) -> String {
  guard let last = phrases.last, phrases.count > 1 else { return phrases.first ?? "" }
  return "\(phrases.dropLast().joined(separator: ", ")) and \(last)"
}
