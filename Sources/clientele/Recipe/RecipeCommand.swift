import CommandLineKit
import Studies

/// Shows and checks recipes.
enum RecipeCommand: Command {
  static let configuration = CommandConfiguration(
    name: "recipe", summary: "Lists, shows and checks recipes: whole studies as data.",
    discussion: """
      A recipe says what a study does: cleaning rules, features, transforms, clustering, the unusual, \
      names. Show one, save it under a name that ends in .json5, change it, check it, and give it to \
      segment with --recipe.
      """,
    examples: [
      CommandExample("clientele recipe list", "lists the recipes that ship"),
      CommandExample("clientele recipe show rfm > mine.json5", "makes a copy to change"),
      CommandExample("clientele recipe check mine.json5", "tells whether it is in order"),
    ],
    subcommands: [RecipeListCommand.self, RecipeShowCommand.self, RecipeCheckCommand.self])
}

/// Lists the recipes that ship.
enum RecipeListCommand: Command {
  static let configuration = CommandConfiguration(
    name: "list", summary: "Lists the recipes that ship with the program.")

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    let width = RecipeCatalog.names.map(\.count).max() ?? 0
    for name in RecipeCatalog.names {
      let padding = String(repeating: " ", count: width - name.count + 2)
      let note = name == RecipeCatalog.defaultName ? " (the default)" : ""
      let summary = try RecipeCatalog.recipe(named: name).summary
      environment.print(environment.outputStyle.bold(name) + padding + summary + note)
    }
  }
}

/// Prints a recipe.
enum RecipeShowCommand: Command {
  static let configuration = CommandConfiguration(
    name: "show", summary: "Prints a recipe as JSON5, with its comments.",
    examples: [CommandExample("clientele recipe show rfm > mine.json5", "makes a copy to change")])

  static let name = Argument<String>(
    "RECIPE", completion: .words(RecipeCatalog.names), help: "the name of a recipe, or a file")
  static let resolved = Flag(
    "resolved", help: "print every setting with its value, defaults too, as JSON")

  static var arguments: [any ArgumentKey] { [name, resolved] }

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    let text =
      try values[resolved] ? recipe(values[name]).json() : recipeText(values[name])
    environment.print(text.hasSuffix("\n") ? String(text.dropLast()) : text)
  }
}

/// Tells whether a recipe is in order.
enum RecipeCheckCommand: Command {
  static let configuration = CommandConfiguration(
    name: "check", summary: "Tells whether a recipe is in order, and what is wrong if not.",
    examples: [CommandExample("clientele recipe check mine.json5", "checks a file")])

  static let name = Argument<String>(
    "RECIPE", completion: .files(["json5", "json"]), help: "a file, or the name of a recipe")

  static var arguments: [any ArgumentKey] { [name] }

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    let checked = try recipe(values[name])
    let summary = checked.summary.isEmpty ? "." : ": \(checked.summary)"
    environment.print("\(values[name]) is in order\(summary)")
  }
}
