import Parameters

/// Writes a number as a person would say it: about three digits, thousands apart.
///
/// From 100 on without decimals, from 10 on with one, below with two; trailing zeros are dropped.
func shortNumber(_ value: Double) -> String {
  guard abs(value) < 1e15 else { return "\(value)" }
  let decimals = abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : 2
  let scale = [1.0, 10, 100][decimals]
  let scaled = Int((abs(value) * scale).rounded())
  let whole = grouped(scaled / Int(scale))
  let fraction = trimmedFraction(scaled % Int(scale), digits: decimals)
  return (value < 0 && scaled > 0 ? "-" : "") + whole + fraction
}

private func trimmedFraction(_ number: Int, digits: Int) -> String {
  guard number > 0 else { return "" }
  var text = String(number)
  while text.count < digits { text = "0" + text }
  while text.hasSuffix("0") { text.removeLast() }
  return "." + text
}
