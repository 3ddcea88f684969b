import CommandLineKit

/// An amount of memory as a person types it and the engine reads it, such as `2GB` or `512 MiB`.
struct MemorySize: ExpressibleByArgument, Sendable {
  /// The amount, a number and a unit.
  let text: String

  static let argumentRequirement = "a number and a unit, such as 512MB or 2GB"

  init(text: String) { self.text = text }

  init?(argument: String) {
    let number = argument.prefix { $0.isNumber || $0 == "." }
    let unit = argument.dropFirst(number.count).drop { $0 == " " }.lowercased()
    guard let amount = Double(number), amount > 0, Self.units.contains(unit) else { return nil }
    text = "\(number)\(unit)"
  }

  var argumentText: String { text }

  /// The amount, in bytes.
  var bytes: Int {
    let text = text.lowercased()
    let number = text.prefix { $0.isNumber || $0 == "." }
    let base: Double = text.hasSuffix("ib") ? 1_024 : 1_000
    let power = ["k", "m", "g", "t"].firstIndex { text.dropFirst(number.count).hasPrefix($0) } ?? 0
    let factor = (0...power).reduce(1.0) { product, _ in product * base }
    return Int(min((Double(number) ?? 0) * factor, 0x1p60))
  }

  private static let units = ["kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib"]
}
