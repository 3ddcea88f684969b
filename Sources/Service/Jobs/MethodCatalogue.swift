import Clustering
import Detection
import Ingestion
import Parameters
import Projection
import Segments
import Studies

/// What can be set, for forms and for the description of the API; made from the parameter tables.
struct MethodCatalogue: Encodable {
  let groups = Self.groups

  /// A choice of methods.
  struct Group: Encodable, Sendable {
    let name: String
    let methods: [Method]
  }

  /// A method with what can be set of it.
  struct Method: Encodable, Sendable {
    let name: String
    let summary: String
    let parameters: [Entry]

    /// Whether it can be asked for a number of groups.
    var takesNumber: Bool?

    /// Whether it can group by categories beside numbers.
    var takesCategories: Bool?
  }

  /// One thing that can be set.
  struct Entry: Encodable, Sendable {
    let name: String
    let summary: String
    let kind: String
    var `default`: Setting?
    var minimum: Double?
    var maximum: Double?
    var choices: [String]?
  }

  static let groups = [
    Group(name: "study", methods: [general]),
    Group(name: "clustering", methods: ClustererCatalog.all.map { method($0) }),
    Group(name: "plane", methods: ProjectorCatalog.all.map { method($0) }),
    Group(name: "unusual", methods: DetectorCatalog.all.map { method($0) }),
  ]

  private static let general = Method(
    name: "recipe", summary: "What holds for the study as a whole.",
    parameters: [
      Entry(
        name: "categories",
        summary: "categories to group customers by beside numbers, with commas between, by "
          + "k-prototypes or k-medoids",
        kind: "text"),
      choice(
        "chooseBy",
        "what an automatic number of segments is chosen by: silhouette with knee, or gap statistic",
        ClusteringSettings.Measure.allCases.map(\.rawValue)),
      Entry(
        name: "contamination",
        summary: "the share of customers to call unusual, instead of a rule that finds it",
        kind: "number", minimum: 0, maximum: 0.5),
      choice(
        "rule", "the rule that finds how many customers are unusual",
        ThresholdCatalog.names),
      choice(
        "extremes", "customers far outside the usual range: kept, or groups of their own",
        ExtremeSettings.Handling.allCases.map(\.rawValue)),
      choice("returns", "what happens to returns", ReturnsHandling.allCases.map(\.rawValue)),
      Entry(
        name: "reference", summary: "the day recency counts to: last+1, last, or a date",
        kind: "text"),
      choice(
        "vocabulary", "the names segments may get", VocabularyCatalog.all.map(\.identifier)),
      Entry(
        name: "seed", summary: "the seed of every random choice", kind: "integer", minimum: 0),
    ])

  private static func choice(_ name: String, _ summary: String, _ words: [String]) -> Entry {
    Entry(name: name, summary: summary, kind: "choice", choices: words)
  }

  private static func method<Known: Parameterized>(_ known: Known) -> Method {
    Method(
      name: Known.identifier, summary: Known.summary,
      parameters: Known.parameters.map { parameter in
        let (kind, choices): (String, [String]?) =
          switch parameter.kind {
          case .integer: ("integer", nil)
          case .number: ("number", nil)
          case .flag: ("boolean", nil)
          case .choice(let words): ("choice", words)
          }
        return Entry(
          name: parameter.name, summary: parameter.summary, kind: kind,
          default: parameter.value(known), minimum: parameter.minimum, maximum: parameter.maximum,
          choices: choices)
      }, takesNumber: (known as? any Clusterer).map { $0 is any CountedClusterer },
      takesCategories: (known as? any Clusterer).map { $0 is any MixedClusterer })
  }
}
