/// Returns a whole number with commas between thousands, as people read it.
func grouped(_ number: Int) -> String {
  var digits = Substring("\(number.magnitude)")
  var parts: [Substring] = []
  while digits.count > 3 {
    parts.insert(digits.suffix(3), at: 0)
    digits = digits.dropLast(3)
  }
  parts.insert(digits, at: 0)
  return (number < 0 ? "-" : "") + parts.joined(separator: ",")
}
