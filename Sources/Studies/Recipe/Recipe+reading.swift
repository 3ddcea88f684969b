import Features
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
    try checkVersion(json5, origin: origin)
    try RecipeKeys.check(tree, origin: origin)
    try RecipeNumbers.check(tree, origin: origin)
    do {
      let decoder = JSONDecoder()
      decoder.allowsJSON5 = true
      self = try decoder.decode(Recipe.self, from: Data(json5.utf8))
    } catch let error as DecodingError {
      throw .badValue(origin: origin, place: error.place, reason: error.reason)
    } catch let error as TransformError {
      throw .badValue(origin: origin, place: "transforms", reason: "\("\(error)".dropLast())")
    } catch {
      throw .badValue(origin: origin, place: "", reason: "\(error)")
    }
    try validate()
  }
}

/// The part of a recipe that is read first: a newer one may have keys that are not known yet.
private struct RecipeHead: Decodable {
  let version: Int?
}

private func checkVersion(_ json5: String, origin: String) throws(RecipeError) {
  let decoder = JSONDecoder()
  decoder.allowsJSON5 = true
  guard let head = try? decoder.decode(RecipeHead.self, from: Data(json5.utf8)),
    let version = head.version
  else { return }
  guard version <= Recipe.formatVersion else {
    throw .newer(origin: origin, version: version, supported: Recipe.formatVersion)
  }
  guard version >= 1 else {
    throw .badValue(
      origin: origin, place: "version",
      reason: "there is no version \(version); it must be \(Recipe.formatVersion)")
  }
}
