import FoundationEssentials
import Studies

/// Reads a recipe by its name in the catalogue, or from a file whose name ends in .json5 or .json.
///
/// - Parameter nameOrPath: What a person typed after `--recipe`.
/// - Returns: The recipe, checked.
/// - Throws: `RecipeError` for an unknown name or wrong contents, ``RecipeFileError`` for a file
///   that cannot be read.
func recipe(_ nameOrPath: String) throws -> Recipe {
  guard isPath(nameOrPath) else { return try RecipeCatalog.recipe(named: nameOrPath) }
  return try Recipe(json5: try recipeText(nameOrPath), origin: nameOrPath)
}

/// The text of a recipe, as it stands in the catalogue or in its file.
func recipeText(_ nameOrPath: String) throws -> String {
  guard isPath(nameOrPath) else {
    guard let text = RecipeCatalog.text(named: nameOrPath) else {
      throw RecipeError.unknownRecipe(nameOrPath, known: RecipeCatalog.names)
    }
    return text
  }
  var isFolder = false
  guard FileManager.default.fileExists(atPath: nameOrPath, isDirectory: &isFolder) else {
    throw RecipeFileError.notFound(path: nameOrPath)
  }
  guard !isFolder, let data = FileManager.default.contents(atPath: nameOrPath),
    let text = String(bytes: data, encoding: .utf8)
  else { throw RecipeFileError.unreadable(path: nameOrPath) }
  return text
}

private func isPath(_ text: String) -> Bool {
  text.hasSuffix(".json5") || text.hasSuffix(".json") || text.contains("/")
}
