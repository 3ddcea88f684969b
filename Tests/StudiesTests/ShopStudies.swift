import Engine
import Ingestion
import Parameters
import Studies
import TestSupport
import Testing

/// Studies of small shops that several tests look at; each is carried out once.
enum ShopStudies {
  /// The shop of `Fixtures/Shop`.
  static let path: String = {
    let folder = "\(#filePath)".split(separator: "/").dropLast().joined(separator: "/")
    return "/\(folder)/Fixtures/Shop/shop.csv"
  }()

  static let isPossible = (try? Database()) != nil

  /// The recipes the shop is studied by: all that group the customers of a shop.
  static let names = ["retail", "rfm", "uk-capped", "inliers-first"]

  /// The study of the shop by a recipe.
  static func result(_ name: String) throws -> StudyResult {
    try #require(results[name]).get()
  }

  private static let results: [String: Result<StudyResult, any Error>] = Dictionary(
    uniqueKeysWithValues: names.map { name in
      (name, Result { try Study(recipe: quick(name), paths: [path]).run() })
    })

  /// A recipe that tries two numbers of segments and grows few trees.
  static func quick(_ name: String) throws -> Recipe {
    var recipe = try RecipeCatalog.recipe(named: name)
    recipe.clustering?.clusters = ClusterCount(from: 4, to: 5)
    recipe.clustering?.parameters["starts"] = .number(3)
    recipe.drivers.trees = 3
    return recipe
  }
}

/// Studies a table of customers as CSV, by a recipe in JSON5.
///
/// - Parameters:
///   - text: The table.
///   - recipe: The recipe.
///   - feature: A feature that is named; one that never changes, or has one row, is not guessed.
/// - Returns: What the study found.
/// - Throws: Whatever stopped the study.
func study(_ text: String, by recipe: String, feature: String? = nil) throws -> StudyResult {
  let folder = try ScratchFolder()
  try folder.write(text, to: "customers.csv")
  var study = Study(
    recipe: try Recipe(json5: recipe, origin: "test"), paths: [folder.path("customers.csv")])
  if let feature { study.columns = [.customer: "CustomerID", .feature: feature] }
  return try study.run()
}

/// A table of customers with two numbers each, as CSV.
func customers(_ count: Int, _ row: (Int) -> (age: Double, spend: Double)) -> String {
  let rows = (0..<count).map { number in
    let (age, spend) = row(number)
    return "\(number + 1),\(age),\(spend)"
  }
  return (["CustomerID,Age,Spend"] + rows).joined(separator: "\n") + "\n"
}
