import Features
import Ingestion

extension Recipe {
  /// Takes other features to group customers by; transforms of others go.
  ///
  /// - Parameter features: The names of the features.
  public mutating func choose(features: [String]) {
    customers.features = features
    let kept = Set(features)
    for step in transforms.indices { transforms[step].columns?.removeAll { !kept.contains($0) } }
    transforms.removeAll { $0.columns?.isEmpty == true }
  }

  /// The recipe without the features that are to be left out.
  ///
  /// - Throws: ``StudyError`` when one of them does not exist or none is left, ``RecipeError`` when
  ///   customers are set apart by one of them.
  func leavingOut(_ roles: RoleMapping) throws -> Recipe {
    guard !customers.without.isEmpty else { return self }
    let isTable = roles.shape == .customers
    let known = isTable ? roles.columns(.feature) : CustomerTable.transactionFeatures
    for name in customers.without where !known.contains(name) {
      throw StudyError.unknownFeature(name, known: known)
    }
    let all = isTable ? known : CustomerTable.groupedByDefault
    let wanted = customers.features.isEmpty ? all : customers.features
    var copy = self
    copy.choose(features: wanted.filter { !customers.without.contains($0) })
    guard !copy.customers.features.isEmpty else { throw StudyError.noFeatures }
    try copy.validate()
    return copy
  }
}
