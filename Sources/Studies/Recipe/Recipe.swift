public import Features
public import Ingestion

/// What to do: a whole study as data.
///
/// Everything a person can choose is in a recipe; flags and forms only edit it. It is written as
/// JSON5, see `docs/recipe-format.md`.
public struct Recipe: Codable, Sendable {
  /// The version of the format, ``formatVersion`` when written by this library.
  public var version: Int

  /// The name, as in `--recipe`.
  public var name: String

  /// What the recipe does, as one sentence.
  public var summary: String

  /// The cleaning rules, in order.
  public var cleaning: [AnyCleaningRule]

  /// How customers are described.
  public var customers: CustomerSettings

  /// What happens to customers far outside the usual range before the others are grouped.
  public var extremes: ExtremeSettings

  /// How features are scaled before learning, in order.
  public var transforms: [TransformStep]

  /// How customers are grouped, or `nil` when they are not.
  public var clustering: ClusteringSettings?

  /// How what drives the groups is found.
  public var drivers: DriverSettings

  /// How unusual customers or lines are found, or `nil` when they are not looked for.
  public var unusual: UnusualSettings?

  /// How customers are shown in a plane.
  public var plane: PlaneSettings

  /// How segments are named.
  public var naming: NamingSettings

  /// The seed of every random choice.
  public var seed: UInt64

  /// The version of the format that this library writes.
  public static let formatVersion = 1
}

extension Recipe {
  /// Reads a recipe, giving what is left out its default.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    version = try values.decodeIfPresent(Int.self, forKey: .version) ?? Recipe.formatVersion
    name = try values.decodeIfPresent(String.self, forKey: .name) ?? "custom"
    summary = try values.decodeIfPresent(String.self, forKey: .summary) ?? ""
    cleaning = try values.decodeIfPresent([AnyCleaningRule].self, forKey: .cleaning) ?? []
    customers =
      try values.decodeIfPresent(CustomerSettings.self, forKey: .customers)
      ?? CustomerSettings(reference: CustomerSettings.usualReference, features: [], without: [])
    extremes =
      try values.decodeIfPresent(ExtremeSettings.self, forKey: .extremes)
      ?? ExtremeSettings(handling: .keep, features: [], fence: 1.5, groups: [])
    transforms = try values.decodeIfPresent([TransformStep].self, forKey: .transforms) ?? []
    clustering = try values.decodeIfPresent(ClusteringSettings.self, forKey: .clustering)
    drivers =
      try values.decodeIfPresent(DriverSettings.self, forKey: .drivers)
      ?? DriverSettings(trees: 100)
    unusual = try values.decodeIfPresent(UnusualSettings.self, forKey: .unusual)
    plane = try values.decodeIfPresent(PlaneSettings.self, forKey: .plane) ?? .usual
    naming =
      try values.decodeIfPresent(NamingSettings.self, forKey: .naming)
      ?? NamingSettings(vocabulary: "descriptive")
    seed = try values.decodeIfPresent(UInt64.self, forKey: .seed) ?? 1
  }
}
