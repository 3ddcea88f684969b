import Clustering
public import CommandLineKit
import Detection
import Features
public import Ingestion
import Parameters
import Projection
public import Studies

/// The options that edit a recipe, shared by every command that carries one out.
enum RecipeEdits {
  static let recipe = Option<String>(
    "recipe", short: "r", default: RecipeCatalog.defaultName, placeholder: "NAME|FILE",
    group: "Recipe", completion: .words(RecipeCatalog.names),
    help: "the recipe: a name that 'recipe list' shows, or a .json5 file of your own")
  static let clusters = Option<ClusterCount?>(
    "k", placeholder: "N|FROM-TO", group: "Recipe",
    help: "the number of segments, or a range to choose from, such as 4 or 2-10")
  static let chooseBy = Option<ClusteringSettings.Measure?>(
    "choose-by", group: "Recipe",
    help: "what the number of segments is chosen by: silhouette, or gap, the gap statistic")
  static let features = Option<[String]>(
    "features", placeholder: "NAME", group: "Recipe",
    help: "a feature to group customers by; give it again for each")
  static let without = Option<[String]>(
    "without", placeholder: "NAME", group: "Recipe",
    help: "a feature not to group customers by; give it again for each")
  static let categories = Option<[String]>(
    "categories", placeholder: "NAME", group: "Recipe",
    help: "a category to group customers by beside features; give it again for each")
  static let method = Option<String?>(
    "method", placeholder: "NAME", group: "Recipe",
    completion: .words(ClustererCatalog.all.map { type(of: $0).identifier }),
    help: "how customers are grouped")
  static let reference = Option<String?>(
    "reference", placeholder: "DATE", group: "Recipe",
    help: "the day recency counts to: last+1, last, or a date such as 2011-12-10")
  static let returns = Option<ReturnsHandling?>(
    "returns", group: "Recipe", help: "what happens to returns: drop, keep or net")
  static let country = Option<[String]>(
    "country", placeholder: "NAME", group: "Recipe",
    help: "keep only rows of this country; give it again for each")
  static let extremes = Option<ExtremeSettings.Handling?>(
    "extremes", group: "Recipe",
    help: "customers far outside the usual range: keep them, or set-apart as groups of their own")
  static let detector = Option<String?>(
    "detector", placeholder: "NAME", group: "Recipe",
    completion: .words(DetectorCatalog.all.map { type(of: $0).identifier }),
    help: "how unusual customers are found")
  static let contamination = Option<Double?>(
    "contamination", placeholder: "SHARE", group: "Recipe",
    help: "the share of customers to call unusual, such as 0.02, instead of a rule that finds it")
  static let labels = Option<String?>(
    "labels", placeholder: "COLUMN", group: "Recipe",
    help:
      "a column that says which customers are known to be unusual: 1, true or yes; 0, false or no")
  static let rule = Option<String?>(
    "rule", placeholder: "NAME", group: "Recipe",
    completion: .words(ThresholdCatalog.names),
    help: "the rule that finds how many customers are unusual, such as evt or vote")
  static let plane = Option<String?>(
    "plane", placeholder: "METHOD", group: "Recipe",
    completion: .words(ProjectorCatalog.all.map { type(of: $0).identifier }),
    help: "how customers are drawn side by side: pca, or a picture by another method")
  static let vocabulary = Option<String?>(
    "vocabulary", placeholder: "NAME", group: "Recipe", help: "the names segments may get")
  static let starts = Option<Int?>(
    "starts", group: "Recipe", help: "how many times k-means begins anew; the best result is kept")
  static let seed = Option<UInt64?>(
    "seed", group: "Recipe", help: "the seed of every random choice")

  static var all: [any ArgumentKey] {
    [
      recipe, method, clusters, chooseBy, features, without, categories, reference, returns,
      country, extremes, detector, contamination, rule, labels, plane, vocabulary, starts, seed,
    ]
  }

  /// The options for commands that group customers and do no more.
  static var grouping: [any ArgumentKey] {
    [
      recipe, clusters, chooseBy, features, without, categories, reference, returns, country,
      extremes, seed,
    ]
  }

  /// Returns the recipe that was named, edited by the options of ``grouping``.
  static func groupingRecipe(from values: ParsedValues) throws -> Recipe {
    var recipe = try clientele.recipe(values[recipe])
    try recipe.require(recipe.clustering, "makes no segments", for: "methods")
    try editCustomers(&recipe, values)
    editCleaning(&recipe, country: values[country], returns: values[returns])
    if let count = values[clusters] { recipe.clustering?.clusters = count }
    if let measure = values[chooseBy] { recipe.clustering?.chooseBy = measure }
    if let number = values[seed] { recipe.seed = number }
    return recipe
  }

  /// Returns the recipe that was named, edited by the options for commands that compare detectors.
  static func detectingRecipe(from values: ParsedValues) throws -> Recipe {
    var recipe = try clientele.recipe(values[recipe])
    try recipe.require(recipe.unusual, "looks for nothing unusual", for: "detectors")
    guard values[clusters] == nil else {
      throw UsageError.other(
        "Detectors make no segments, so --k has no meaning beside --detectors.")
    }
    try editCustomers(&recipe, values)
    editCleaning(&recipe, country: values[country], returns: values[returns])
    if let share = values[contamination] { recipe.unusual?.rule = .contamination(share) }
    try editLabels(&recipe, values)
    if let number = values[seed] { recipe.seed = number }
    return recipe
  }

  /// Returns the recipe that was named, edited by the options that were given.
  static func recipe(from values: ParsedValues) throws -> Recipe {
    var recipe = try clientele.recipe(values[recipe])
    try editCustomers(&recipe, values)
    editCleaning(&recipe, country: values[country], returns: values[returns])
    try editLearning(&recipe, values)
    if let name = values[vocabulary] {
      try recipe.require(recipe.clustering, "makes no segments", for: "vocabulary")
      recipe.naming.vocabulary = name
    }
    if let number = values[seed] { recipe.seed = number }
    try recipe.validate()
    return recipe
  }

  /// Returns the recipe that was named, with its cleaning edited; for commands that only clean.
  static func cleaningRecipe(from values: ParsedValues) throws -> Recipe {
    var recipe = try clientele.recipe(values[recipe])
    editCleaning(&recipe, country: values[country], returns: values[returns])
    return recipe
  }

  private static func editCustomers(_ recipe: inout Recipe, _ values: ParsedValues) throws {
    if !values[features].isEmpty {
      try recipe.requireCustomers(for: "features")
      recipe.choose(features: values[features])
    }
    if !values[without].isEmpty {
      try recipe.requireCustomers(for: "without")
      recipe.customers.without += values[without]
    }
    if !values[categories].isEmpty {
      try recipe.requireCustomers(for: "categories")
      try recipe.require(recipe.clustering, "makes no segments", for: "categories")
      recipe.customers.categories = values[categories]
    }
    if let day = values[reference] {
      try recipe.requireCustomers(for: "reference")
      _ = try ReferenceDay(day)
      recipe.customers.reference = day
    }
    if let handling = values[extremes] {
      try recipe.require(recipe.clustering, "makes no segments", for: "extremes")
      recipe.extremes.handling = handling
      recipe.fenceUsualFeatures()
    }
    try recipe.matchFences(to: values[features])
  }

  private static func editCleaning(
    _ recipe: inout Recipe, country: [String], returns: ReturnsHandling?
  ) {
    if !country.isEmpty {
      recipe.cleaning.removeAll { $0.identifier == CountryRule.identifier }
      recipe.cleaning.append(AnyCleaningRule(CountryRule(countries: country)))
    }
    if let handling = returns { recipe.treatReturns(handling) }
  }

  private static func editLearning(_ recipe: inout Recipe, _ values: ParsedValues) throws {
    if let name = values[method] {
      try recipe.require(recipe.clustering, "makes no segments", for: "method")
      if recipe.clustering?.method != name { recipe.clustering?.parameters = [:] }
      recipe.clustering?.method = name
    }
    if let count = values[clusters] {
      try recipe.require(recipe.clustering, "makes no segments", for: "k")
      recipe.clustering?.clusters = count
    }
    if let measure = values[chooseBy] {
      try recipe.require(recipe.clustering, "makes no segments", for: "choose-by")
      recipe.clustering?.chooseBy = measure
    }
    if let count = values[starts] {
      try recipe.require(recipe.clustering, "makes no segments", for: "starts")
      recipe.clustering?.parameters["starts"] = .number(Double(count))
    }
    if let name = values[detector] {
      try recipe.require(recipe.unusual, "looks for nothing unusual", for: "detector")
      if recipe.unusual?.method != name { recipe.unusual?.parameters = [:] }
      recipe.unusual?.method = name
    }
    if let share = values[contamination] {
      try recipe.require(recipe.unusual, "looks for nothing unusual", for: "contamination")
      recipe.unusual?.rule = .contamination(share)
    }
    if let name = values[rule] {
      try recipe.require(recipe.unusual, "looks for nothing unusual", for: "rule")
      recipe.unusual?.rule = UnusualRule(named: name, parameters: [:])
    }
    try editLabels(&recipe, values)
    if let name = values[plane] {
      try recipe.require(recipe.clustering, "makes no segments", for: "plane")
      if recipe.plane.method != name { recipe.plane.parameters = [:] }
      recipe.plane.method = name
    }
  }

  private static func editLabels(_ recipe: inout Recipe, _ values: ParsedValues) throws {
    guard let column = values[labels] else { return }
    try recipe.require(recipe.unusual, "looks for nothing unusual", for: "labels")
    try recipe.requireCustomers(for: "labels")
    recipe.unusual?.labels = column
  }
}

extension ClusterCount: ExpressibleByArgument {
  /// Reads a number or a range.
  public init?(argument: String) { self.init(text: argument) }

  /// A number or a range.
  public static var argumentRequirement: String { "a number or a range, such as 4 or 2-10" }
}

extension ExtremeSettings.Handling: ExpressibleByArgument {}
extension ClusteringSettings.Measure: ExpressibleByArgument {}
extension ReturnsHandling: ExpressibleByArgument {}
