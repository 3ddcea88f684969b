import CommandLineKit
import Features
import Studies

extension Recipe {
  /// Stops when customers are set apart by a feature that was not chosen; where none are set apart,
  /// fences mean nothing and go.
  mutating func matchFences(to features: [String]) throws(UsageError) {
    let chosen = features.isEmpty ? extremes.features : features
    let grouped = chosen.filter { !customers.without.contains($0) }
    guard extremes.handling == .setApart else {
      return extremes.features.removeAll { !grouped.contains($0) }
    }
    guard let other = extremes.features.first(where: { !grouped.contains($0) }) else { return }
    throw .other(
      "The recipe \(name) sets customers apart by \(other), but --features or --without leave it "
        + "out; keep \(other), or give --extremes keep.")
  }

  /// Looks at the features where customers of shops stick out, or else at all that are chosen,
  /// where the recipe names none.
  mutating func fenceUsualFeatures() {
    guard extremes.features.isEmpty else { return }
    let chosen = customers.features
    let usual = ExtremeSettings.usualFeatures.filter { chosen.isEmpty || chosen.contains($0) }
    extremes.features = usual.isEmpty ? chosen : usual
  }

  /// Stops when an option about customers is given and the recipe looks at lines.
  func requireCustomers(for option: String) throws(UsageError) {
    let scored = unusual?.level == .lines ? nil : customers
    try require(scored, "looks at lines and not at customers", for: option)
  }

  /// Stops when an option is given that the recipe has no use for.
  func require(_ part: Any?, _ what: String, for option: String) throws(UsageError) {
    guard part == nil else { return }
    throw .other("The recipe \(name) \(what), so --\(option) has no meaning.")
  }
}
