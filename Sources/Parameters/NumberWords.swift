/// Returns a whole number with its thousands set apart, such as `541,909`.
public func grouped(_ number: Int) -> String {
  (number < 0 ? "-" : "") + groupedDigits(String(number.magnitude))
}

/// Returns a number with a fixed number of decimals and its thousands set apart.
///
/// - Parameters:
///   - value: Any number; one that is not finite, or is enormous, is printed as it is.
///   - decimals: From 0 to 6.
/// - Returns: The number, such as `1,234.50`.
public func grouped(_ value: Double, decimals: Int) -> String {
  let scale = [1.0, 10, 100, 1_000, 10_000, 100_000, 1_000_000][decimals]
  let scaled = (abs(value) * scale).rounded()
  guard scaled.isFinite, scaled < 9e15 else { return "\(value)" }
  let units = Int(scaled)
  let sign = value < 0 && units > 0 ? "-" : ""
  let whole = groupedDigits(String(units / Int(scale)))
  guard decimals > 0 else { return sign + whole }
  let fraction = String(units % Int(scale))
  return "\(sign)\(whole).\(String(repeating: "0", count: decimals - fraction.count))\(fraction)"
}

/// Returns a count with its noun, such as "1 customer" or "4,338 customers".
public func counted(_ count: Int, _ noun: String) -> String {
  "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
}

/// Sets the thousands of a text of digits apart.
private func groupedDigits(_ digits: String) -> String {
  var result = ""
  for (index, digit) in digits.enumerated() {
    if index > 0 && (digits.count - index).isMultiple(of: 3) { result.append(",") }
    result.append(digit)
  }
  return result
}
