import FoundationEssentials
import Parameters

extension Recipe {
  /// Reads a recipe from JSON5; what is left out takes its default.
  ///
  /// - Parameters:
  ///   - json5: The text.
  ///   - origin: The name or path of the recipe, for error sentences.
  /// - Throws: ``RecipeError`` for what is no JSON5, an unknown key or method, or a wrong value.
  public init(json5: String, origin: String) throws(RecipeError) {
    let tree = try JSONTree.parse(json5, origin: origin)
    try RecipeKeys.check(tree, origin: origin)
    do {
      let decoder = JSONDecoder()
      decoder.allowsJSON5 = true
      self = try decoder.decode(Recipe.self, from: Data(json5.utf8))
    } catch let error as DecodingError {
      throw .badValue(origin: origin, place: error.place, reason: error.reason)
    } catch {
      throw .badValue(origin: origin, place: "", reason: "\(error)")
    }
    guard version <= Recipe.formatVersion else {
      throw .newer(origin: origin, version: version, supported: Recipe.formatVersion)
    }
    try validate()
  }
}
