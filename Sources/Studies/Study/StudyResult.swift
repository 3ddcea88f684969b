public import Clustering
public import Detection
public import Features
public import Ingestion
public import Insight
public import Segments

/// What a study found.
public struct StudyResult: Sendable {
  /// The recipe as it was carried out, edits by flags included.
  public let recipe: Recipe

  /// What was read.
  public let input: Relation

  /// Which column plays which role, and how sure that is.
  public let roles: RoleMapping

  /// What cleaning took away and why, or `nil` for a customer table.
  public let ledger: Ledger?

  /// The day recency counts to, in microseconds since 1970, or `nil` for a customer table.
  public let reference: Int64?

  /// One row a customer, every feature in its own unit.
  public let customers: CustomerTable

  /// Quintile scores, or `nil` for a customer table.
  public let scores: RFMScores?

  /// The features that customers were grouped by, in order.
  public let features: [String]

  /// How the number of segments was chosen, or `nil` when customers were not grouped.
  public let selection: ClusterCountSelection?

  /// The segment of each customer, as an index into ``segments``.
  public let segmentOfCustomer: [Int]

  /// The segments: clusters by falling spend, then groups of customers set apart.
  public let segments: [SegmentProfile]

  /// How well customers sit in their segments, or `nil` when there are not two.
  public let silhouettes: CustomerSilhouettes?

  /// The directions that show most of the differences, or `nil` when customers were not grouped.
  public let projection: PlaneProjection?

  /// What drives the groups, or `nil` when customers were not grouped.
  public let drivers: Drivers?

  /// Unusual customers, or `nil` when they were not looked for.
  public let unusual: UnusualCustomers?

  /// Unusual lines, or `nil` when they were not looked for.
  public let unusualLines: UnusualLines?

  /// Everything that was learned, able to score new customers; `nil` when nothing was grouped.
  public let model: Model?

  /// What a reader should know: notes of reading, of roles, of learning.
  public let notes: [String]

  /// How long each stage took.
  public let timings: [StageTiming]

  /// The picture that the recipe asked for beside the plane of principal components.
  public internal(set) var picture: PlanePicture?

  /// What can be drawn of how the method came to its groups.
  public internal(set) var groupingPicture: GroupingPicture?

  /// What became of the segments of the model that ``Study/previous`` gave.
  public internal(set) var matching: SegmentMatching?

  /// What each customer bought, when ``Study/keepsPurchases`` asked for it.
  public internal(set) var purchases: CustomerPurchases?
}

/// Which customers are unusual, and why.
public struct UnusualCustomers: Sendable {
  /// The identifier of the detector.
  public let method: String

  /// What makes a score unusual.
  public let rule: UnusualRule

  /// The score above which a customer is unusual.
  public let threshold: Double

  /// The score of each customer; higher is more unusual.
  public let scores: [Double]

  /// Whether each customer is unusual.
  public let isUnusual: [Bool]

  /// The score of each customer on a scale from 0 to 1; see `ScoreCalibration`.
  public let probabilities: [Double]

  /// What other rules would find.
  public let sensitivity: Sensitivity

  /// How well the scores find the customers that are known to be unusual; `nil` when the recipe names
  /// no labels, or they know of one kind only.
  public let accuracy: DetectorAccuracy?

  /// Why, for each unusual customer, by row.
  public let reasons: [Int: [Reason]]

  /// The unusual customers, the most unusual first.
  public var ranked: [Int] {
    scores.indices.filter { isUnusual[$0] }
      .sorted { (-scores[$0], $0) < (-scores[$1], $1) }
  }
}

/// Which lines of invoices are unusual.
public struct UnusualLines: Sendable {
  /// The identifier of the detector.
  public let method: String

  /// The number of lines that were scored.
  public let lines: Int

  /// The number of lines that are unusual.
  public let count: Int

  /// The score above which a line is unusual.
  public let threshold: Double

  /// The score of each line that was scored, in the order of the file; higher is more unusual.
  public let scores: [Double]

  /// What other rules would find.
  public let sensitivity: Sensitivity

  /// Lines and unusual lines by country, the most unusual lines first.
  public let countries: [CountryCount]

  /// The unusual lines, the most unusual first.
  public let ranked: [UnusualLine]

  /// A sample of usual lines for a picture, at most 2,000.
  public let usualSample: [UnusualLine]
}

/// How many lines of one country are unusual.
public struct CountryCount: Sendable, Codable {
  /// The country.
  public let country: String

  /// All of its lines.
  public let lines: Int

  /// Its unusual lines.
  public let unusual: Int
}

/// One line of an invoice with its score.
public struct UnusualLine: Sendable, Codable {
  /// Where it stands in the file.
  public let place: RowPlace

  /// The invoice, empty where it is missing.
  public let invoice: String

  /// The product, empty where it is missing.
  public let product: String

  /// The customer, empty where it is missing.
  public let customer: String

  /// The number of units.
  public let quantity: Double

  /// The price of one unit.
  public let price: Double

  /// The country.
  public let country: String

  /// The score; higher is more unusual.
  public let score: Double
}
