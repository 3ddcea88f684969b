import HTTPKit
import Studies

/// The recipes that ship.
private struct RecipeList: Encodable {
  struct Entry: Encodable {
    let name: String
    let title: String
    let text: String
  }

  var recipes: [Entry] = []
  var `default` = RecipeCatalog.defaultName

  init() throws {
    for (name, text) in RecipeCatalog.texts {
      let title = try RecipeCatalog.recipe(named: name).summary
      recipes.append(Entry(name: name, title: title, text: text))
    }
  }
}

extension StudyService {
  /// What can be asked of a study.
  var recipeOperations: [Operation] {
    [
      Operation(
        method: .get, pattern: "/api/v1/recipes", summary: "Lists the recipes that ship.",
        role: .viewer,
        answer: .json(
          .object([
            member(
              "recipes",
              .list(
                .object([member("name", .text), member("title", .text), member("text", .text)]))),
            member("default", .text),
          ]))
      ) { _, _ in try .encoding(RecipeList()) },
      Operation(
        method: .get, pattern: "/api/v1/parameters",
        summary: "Lists what can be set, from the parameter tables of the methods.",
        role: .viewer, answer: .json(.object([member("groups", .list(.anything))]))
      ) { _, _ in try .encoding(MethodCatalogue()) },
    ]
  }
}
