/// The recipes that ship with the product, as the JSON5 texts a person may copy and change.
public enum RecipeCatalog {
  /// Every recipe by name, the default first.
  public static let texts: [(name: String, text: String)] = [
    ("retail", retail), ("rfm", rfm), ("uk-capped", ukCapped), ("mall", mall),
    ("inliers-first", inliersFirst), ("transaction-outliers", transactionOutliers),
  ]

  /// The names of the recipes, the default first.
  public static let names = texts.map(\.name)

  /// The name of the recipe that is used when none is named.
  public static let defaultName = "retail"

  /// Returns the text of a recipe, or `nil` when there is none of that name.
  public static func text(named name: String) -> String? {
    texts.first { $0.name == name }?.text
  }

  /// Returns a recipe by name.
  ///
  /// - Throws: ``RecipeError/unknownRecipe(_:known:)`` when there is none of that name.
  public static func recipe(named name: String) throws(RecipeError) -> Recipe {
    guard let text = text(named: name) else { throw .unknownRecipe(name, known: names) }
    return try Recipe(json5: text, origin: name)
  }
}
