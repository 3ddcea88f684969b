/// Returns a number with a fixed count of decimals, rounded to nearest.
func decimal(_ value: Double, places: Int) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
  var power = 1
  for _ in 0..<places { power *= 10 }
  let scaled = Int((abs(value) * Double(power)).rounded())
  let fraction = String(scaled % power)
  let zeros = String(repeating: "0", count: places - fraction.count)
  return (value < 0 && scaled > 0 ? "-" : "") + "\(scaled / power).\(zeros)\(fraction)"
}

/// Returns a share as a percentage with one decimal.
func percent(_ share: Double) -> String { "\(decimal(share * 100, places: 1)) %" }
