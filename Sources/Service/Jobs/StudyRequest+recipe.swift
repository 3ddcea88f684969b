import Detection
import Features
import Ingestion
import Parameters
import Studies

extension StudyRequest {
  /// The recipe that is carried out, with what differs from it.
  ///
  /// - Throws: ``ServiceError/invalid(_:at:)`` with the sentence of what is wrong, and where.
  func edited() throws(ServiceError) -> Recipe {
    var recipe = try named()
    if let clusters {
      guard recipe.clustering != nil else {
        throw .invalid(
          "The recipe \(recipe.name) makes no segments, so their number has no meaning.",
          at: "clusters")
      }
      recipe.clustering?.clusters = ClusterCount(from: clusters, to: clusters)
      try check(recipe, at: "clusters")
    }
    for (name, setting) in (edits ?? [:]).sorted(by: { order($0.key) < order($1.key) }) {
      try recipe.edit(name, setting)
      try check(recipe, at: "edits.\(name)")
    }
    return recipe
  }

  private func named() throws(ServiceError) -> Recipe {
    do {
      if let recipeText { return try Recipe(json5: recipeText, origin: "of your own") }
      return try RecipeCatalog.recipe(named: recipe ?? RecipeCatalog.defaultName)
    } catch {
      throw .invalid(error.description, at: recipeText == nil ? "recipe" : "recipeText")
    }
  }

  private func check(_ recipe: Recipe, at place: String) throws(ServiceError) {
    do { try recipe.validate() } catch { throw .invalid(error.description, at: place) }
  }

  /// Methods come before their parameters.
  private func order(_ name: String) -> (Int, String) {
    (RecipeSetting.methods.contains(name) ? 0 : 1, name)
  }
}

extension Recipe {
  /// Changes one setting, or one parameter of the methods that are chosen.
  fileprivate mutating func edit(_ name: String, _ setting: Setting) throws(ServiceError) {
    if let known = RecipeSetting(rawValue: name) {
      guard known.hasMeaning(in: self) else {
        throw .invalid("The recipe \(self.name) has no use for \(name).", at: "edits.\(name)")
      }
      guard known.write(setting, to: &self) else {
        throw .invalid(
          "\(name) must be \(known.requirement), but it is \(setting).", at: "edits.\(name)")
      }
    } else if !editParameter(name, setting) {
      throw .invalid("The recipe has no setting '\(name)'.", at: "edits.\(name)")
    }
  }

  /// Changes a parameter of the first of the methods that has it, or of the one that a name such as
  /// `plane.perplexity` begins with; tells whether there is one.
  private mutating func editParameter(_ name: String, _ setting: Setting) -> Bool {
    let words = name.split(separator: ".", maxSplits: 1).map { String($0) }
    let group = words.count == 2 ? words[0] : nil
    let parameter = words.last ?? name
    if isParameter(parameter, of: clustering?.method, in: "clustering", asked: group) {
      clustering?.parameters[parameter] = setting
    } else if isParameter(parameter, of: unusual?.method, in: "unusual", asked: group) {
      unusual?.parameters[parameter] = setting
    } else if isParameter(parameter, of: plane.method, in: "plane", asked: group) {
      plane.parameters[parameter] = setting
    } else {
      return false
    }
    return true
  }

  private func isParameter(
    _ name: String, of method: String?, in group: String, asked: String?
  ) -> Bool {
    guard asked == nil || asked == group else { return false }
    return MethodCatalogue.groups.flatMap(\.methods).contains { known in
      known.name == method && known.parameters.contains { $0.name == name }
    }
  }
}
