import Features
import Ingestion
import Segments

extension Recipe {
  /// The recipe for the table at hand.
  ///
  /// The default recipe is written for invoices. For a table with one row a customer, what it says
  /// of invoices gives way to what suits such a table; whatever a person changed in it stays.
  ///
  /// - Parameter roles: What the columns of the table mean.
  /// - Returns: The recipe that is carried out.
  /// - Throws: ``StudyError`` for a recipe about the other shape, or a day where there are none.
  func fitted(to roles: RoleMapping) throws -> Recipe {
    guard roles.shape == .customers else {
      guard needsTransactions else { throw wrongShape(.customers, roles.shape) }
      return try leavingOut(roles)
    }
    guard unusual?.level != .lines else { throw wrongShape(.transactions, roles.shape) }
    let recipe = try cleaning.isEmpty ? self : forCustomers(roles)
    guard customers.reference == CustomerSettings.usualReference else { throw StudyError.noDays }
    return try recipe.leavingOut(roles)
  }

  /// Whether the recipe is about invoices: it cleans them, or counts from a day.
  private var needsTransactions: Bool {
    !cleaning.isEmpty || unusual?.level == .lines
      || customers.features.allSatisfy { CustomerTable.transactionFeatures.contains($0) }
  }

  private func forCustomers(_ roles: RoleMapping) throws(StudyError) -> Recipe {
    guard let usual = try? RecipeCatalog.recipe(named: RecipeCatalog.defaultName),
      cleaning == usual.cleaning
    else { throw wrongShape(.transactions, roles.shape) }
    let known = Set(roles.columns(.feature))
    var copy = self
    copy.cleaning = []
    if naming == usual.naming { copy.naming.vocabulary = VocabularyCatalog.descriptive.identifier }
    if transforms == usual.transforms { copy.transforms = [TransformStep(.standardise)] }
    if customers.features == usual.customers.features, !known.isSuperset(of: customers.features) {
      // With the features of invoices, what is done to them gives way.
      copy.choose(features: roles.columns(.feature))
      copy.customers.features = []
    }
    if extremes.features == ExtremeSettings.usualFeatures, !known.isSuperset(of: extremes.features)
    {
      let chosen = copy.customers.features
      copy.extremes.features = (chosen.isEmpty ? roles.columns(.feature) : chosen)
        .filter { !customers.without.contains($0) }
    }
    return copy
  }

  private func wrongShape(_ needed: TableShape, _ found: TableShape) -> StudyError {
    .wrongShape(recipe: name, needs: needed.words, got: found.words)
  }
}

extension ExtremeSettings {
  /// The features in which customers of shops stick out.
  public static let usualFeatures = ["frequency", "monetary"]
}
