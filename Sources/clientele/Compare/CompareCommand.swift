import Clustering
import CommandLineKit
import Engine
import Ingestion
import Parameters
import Reporting
import Studies

/// Groups customers by several methods, and says which it recommends.
enum CompareCommand: Command {
  static let configuration = CommandConfiguration(
    name: "compare", summary: "Groups customers by several methods, and recommends one.",
    discussion: """
      The file is read, cleaned and described once, as the recipe says; then each method groups the \
      same customers and chooses its number of groups. Shown are sizes, indices, how stable groups \
      are when customers are resampled, how well each two methods agree, and a recommendation in \
      words with what speaks against it. Groupings that one cannot work with are set aside first; of \
      those whose silhouette is near the best, the most stable is taken. A method may be named \
      several times with numbers, such as k-means:4. Nothing is written without -o; with it, \
      comparison.html and comparison.json are. To take a method over, name it in a recipe of your \
      own ('recipe show') and run 'segment'.
      """,
    examples: [
      CommandExample(
        "clientele compare shop.xlsx --methods k-means,agglomerative,gaussian-mixture,dbscan",
        "compares four methods, each with its own number of groups"),
      CommandExample(
        "clientele compare shop.xlsx --methods k-means:4,k-means:6,agglomerative:4 -o compared",
        "compares numbers, and writes a page to read"),
    ])

  static let methods = Option<MethodList>(
    "methods", short: "m", default: MethodList(), placeholder: "NAME[:K],...",
    completion: .words(ClustererCatalog.all.map { type(of: $0).identifier }),
    help: "the methods, with commas between; a number of groups may follow each")
  static let output = Option<String?>(
    "output", short: "o", placeholder: "FOLDER", completion: .folders,
    help: "where comparison.html and comparison.json go")
  static let json = Flag("json", help: "print everything as JSON")
  static let quiet = Flag("quiet", short: "q", help: "show no progress and no table")

  static var arguments: [any ArgumentKey] {
    ReadingArguments.all + [methods, output, json, quiet] + RecipeEdits.grouping
      + [SegmentCommand.memory, SegmentCommand.events, SegmentCommand.sections]
  }

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    let recipe = try RecipeEdits.groupingRecipe(from: values)
    let study = Study(
      recipe: recipe, paths: values[ReadingArguments.files],
      reading: try ReadingArguments.options(values),
      columns: try ReadingArguments.columns(values),
      engine: EngineConfiguration(memoryLimit: values[SegmentCommand.memory].text))
    let folder = values[output].map { ComparisonFolder($0) }
    guard folder != nil || !values[SegmentCommand.sections] else {
      throw UsageError.other("--sections writes into a folder; name it with --output.")
    }
    try folder?.check(inputs: try ReadingArguments.inputs(values, and: values[RecipeEdits.recipe]))
    let display = StudyDisplay(
      in: environment, events: values[SegmentCommand.events],
      isQuiet: values[quiet] || values[json])
    defer { display.close() }
    let result = try study.compare(
      values[methods].wishes(for: recipe), progress: { display.report($0) },
      isCancelled: { Task.isCancelled || Interruption.isRequested || display.isAbandoned })
    let record = ComparisonRecord(
      result, versions: ["clientele": productVersion, "duckdb": result.input.engineVersion])
    try folder?.write(result, record, sections: values[SegmentCommand.sections])
    display.close()
    if values[json] {
      environment.print(try record.json())
    } else if !values[quiet] && !values[SegmentCommand.events] {
      for line in ComparisonLines(result, folder: values[output]).lines { environment.print(line) }
    }
  }
}

/// The methods that `--methods` names.
struct MethodList: ExpressibleByArgument {
  let wishes: [MethodWish]

  /// Every method of the catalogue.
  init() { wishes = ClustererCatalog.all.map { MethodWish(type(of: $0).identifier) } }

  /// The methods for a recipe: where it groups by categories and no method was named, those that take
  /// them.
  func wishes(for recipe: Recipe) -> [MethodWish] {
    guard !recipe.customers.categories.isEmpty, wishes == MethodList().wishes else { return wishes }
    return wishes.filter {
      ClustererCatalog.clusterer(named: $0.method) is any MixedClusterer
    }
  }

  /// Reads names with commas between, none of them twice.
  init?(argument: String) {
    let wishes = argument.split(separator: ",", omittingEmptySubsequences: false)
      .map { MethodWish(text: String($0)) }
    let read = wishes.compactMap(\.self)
    guard read.count == wishes.count, Set(read).count == read.count else { return nil }
    self.wishes = read
  }

  static var argumentRequirement: String {
    "methods with commas between, each once, such as k-means,dbscan or k-means:4,k-means:6"
  }

  var argumentText: String { wishes.map(\.description).joined(separator: ",") }
}
