public import Engine
public import Ingestion

/// Doing a recipe once, on one source.
///
/// The same recipe and source give the same result, on any number of cores.
///
///     let study = Study(recipe: try RecipeCatalog.recipe(named: "rfm"), paths: ["shop.xlsx"])
///     let result = try study.run()
///     for segment in result.segments { print(segment.name, segment.customers) }
public struct Study: Sendable {
  /// What to do.
  public var recipe: Recipe

  /// The files, or patterns such as `sales-*.csv`.
  public var paths: [String]

  /// How the files are read.
  public var reading: ReaderOptions

  /// The columns of roles that are given rather than guessed.
  public var columns: GivenColumns

  /// How the embedded engine is opened.
  public var engine: EngineConfiguration

  /// Whether the result tells what each customer bought, day by day.
  public var keepsPurchases = false

  /// The model of an earlier study whose segments keep their numbers and names where they go on.
  public var previous: Model?

  /// Creates a study.
  ///
  /// - Parameters:
  ///   - recipe: What to do.
  ///   - paths: The files, or patterns such as `sales-*.csv`.
  ///   - reading: How the files are read.
  ///   - columns: The columns of roles that are given rather than guessed.
  ///   - engine: How the embedded engine is opened.
  public init(
    recipe: Recipe, paths: [String], reading: ReaderOptions = ReaderOptions(),
    columns: GivenColumns = [:], engine: EngineConfiguration = EngineConfiguration()
  ) {
    self.recipe = recipe
    self.paths = paths
    self.reading = reading
    self.columns = columns
    self.engine = engine
  }
}
