import CommandLineKit
import Features
import Studies

extension Recipe {
  /// Takes other features to group customers by; transforms and fences of others go.
  mutating func choose(features: [String]) {
    customers.features = features
    let kept = Set(features)
    for step in transforms.indices { transforms[step].columns?.removeAll { !kept.contains($0) } }
    transforms.removeAll { $0.columns?.isEmpty == true }
    extremes.features.removeAll { !kept.contains($0) }
  }

  /// Looks at the features where customers of shops stick out, where the recipe names none.
  mutating func fenceUsualFeatures() {
    guard extremes.features.isEmpty else { return }
    extremes.features = ["frequency", "monetary"].filter {
      customers.features.isEmpty || customers.features.contains($0)
    }
  }

  /// Stops when an option is given that the recipe has no use for.
  func require(_ part: Any?, _ what: String, for option: String) throws(UsageError) {
    guard part == nil else { return }
    throw .other("The recipe \(name) \(what), so --\(option) has no meaning.")
  }
}
