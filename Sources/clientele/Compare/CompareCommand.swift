import Clustering
import CommandLineKit
import Detection
import Engine
import Ingestion
import Parameters
import Reporting
import Studies

/// Groups customers by several methods, and says which it recommends.
enum CompareCommand: Command {
  static let configuration = CommandConfiguration(
    name: "compare", summary: "Compares methods of grouping, or detectors, and recommends one.",
    discussion: """
      The file is read, cleaned and described once, as the recipe says; then each method groups the \
      same customers and chooses its number of groups. Shown are sizes, indices, how stable groups \
      are when customers are resampled, how well each two methods agree, and a recommendation in \
      words with what speaks against it. Groupings that one cannot work with are set aside first; of \
      those whose silhouette is near the best, the most stable is taken. A method may be named \
      several times with numbers, such as k-means:4. Nothing is written without -o; with it, \
      comparison.html and comparison.json are. To take a method over, name it in a recipe of your \
      own ('recipe show') and run 'segment'.

      With --detectors unusual customers are looked for instead, or unusual lines where the recipe \
      looks at lines. Shown are how well detectors agree, whether their top rows stay when they learn \
      from half of the rows, how many each calls unusual, what all find and what only one does. \
      Which of them is right is unknown without labels; --labels names a column of a customer table \
      that tells, which detectors do not see.
      """,
    examples: [
      CommandExample(
        "clientele compare shop.xlsx --methods k-means,agglomerative,gaussian-mixture,dbscan",
        "compares four methods, each with its own number of groups"),
      CommandExample(
        "clientele compare shop.xlsx --methods k-means:4,k-means:6,agglomerative:4 -o compared",
        "compares numbers, and writes a page to read"),
      CommandExample(
        "clientele compare customers.csv --detectors all --labels fraud",
        "compares every detector by what is known"),
    ])

  static let methods = Option<MethodList>(
    "methods", short: "m", default: MethodList(), placeholder: "NAME[:K],...",
    completion: .words(ClustererCatalog.all.map { type(of: $0).identifier }),
    help: "the methods, with commas between; a number of groups may follow each")
  static let detectors = Option<DetectorList?>(
    "detectors", placeholder: "NAME,...",
    completion: .words(["all"] + DetectorCatalog.all.map { type(of: $0).identifier }),
    help: "compare these detectors instead, with commas between, or all")
  static let output = Option<String?>(
    "output", short: "o", placeholder: "FOLDER", completion: .folders,
    help: "where comparison.html and comparison.json go")
  static let json = Flag("json", help: "print everything as JSON")
  static let quiet = Flag("quiet", short: "q", help: "show no progress and no table")

  static var arguments: [any ArgumentKey] {
    ReadingArguments.all + [methods, detectors, output, json, quiet] + RecipeEdits.grouping
      + [
        RecipeEdits.contamination, RecipeEdits.labels, SegmentCommand.memory, SegmentCommand.events,
        SegmentCommand.sections,
      ]
  }

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    if let list = values[detectors] {
      return try compareDetectors(list.names, values, in: environment)
    }
    try checkOptions(values)
    let recipe = try RecipeEdits.groupingRecipe(from: values)
    let study = try study(of: recipe, values)
    let folder = try folder(values)
    let display = display(values, in: environment)
    defer { display.close() }
    let result = try study.compare(
      values[methods].wishes(for: recipe), progress: { display.report($0) },
      isCancelled: { display.isStopped })
    let record = ComparisonRecord(result, versions: versions(of: result.input))
    try folder?.write(result, record, sections: values[SegmentCommand.sections])
    display.close()
    try environment.show(
      record, asJSON: values[json], isQuiet: isSilent(values),
      lines: ComparisonLines(result, folder: values[output]).lines)
  }

  /// The versions of the program and of the engine that read the files.
  static func versions(of input: Relation) -> [String: String] {
    ["clientele": productVersion, "duckdb": input.engineVersion]
  }

  /// Whether no lines are printed.
  static func isSilent(_ values: ParsedValues) -> Bool {
    values[quiet] || values[SegmentCommand.events]
  }

  /// Refuses options that mean something for detectors only.
  private static func checkOptions(_ values: ParsedValues) throws(UsageError) {
    let isGiven = values[RecipeEdits.labels] != nil || values[RecipeEdits.contamination] != nil
    guard isGiven else { return }
    throw .other("--labels and --contamination are about detectors; name them with --detectors.")
  }

  /// What is compared.
  static func study(of recipe: Recipe, _ values: ParsedValues) throws -> Study {
    Study(
      recipe: recipe, paths: values[ReadingArguments.files],
      reading: try ReadingArguments.options(values),
      columns: try ReadingArguments.columns(values),
      engine: EngineConfiguration(memoryLimit: values[SegmentCommand.memory].text))
  }

  /// Where results go, checked; `nil` when nothing is written.
  static func folder(_ values: ParsedValues) throws -> ComparisonFolder? {
    let folder = values[output].map { ComparisonFolder($0) }
    guard folder != nil || !values[SegmentCommand.sections] else {
      throw UsageError.other("--sections writes into a folder; name it with --output.")
    }
    try folder?.check(inputs: try ReadingArguments.inputs(values, and: values[RecipeEdits.recipe]))
    return folder
  }

  /// Where progress is shown.
  static func display(_ values: ParsedValues, in environment: Environment) -> StudyDisplay {
    StudyDisplay(
      in: environment, events: values[SegmentCommand.events],
      isQuiet: values[quiet] || values[json])
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
