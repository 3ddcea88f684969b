import Engine

/// Keeps rows of some countries.
public struct CountryRule: CleaningRule {
  public static let identifier = "country"
  public static let summary = "Keeps rows of the countries named in `is`."
  public static let keys = ["is"]

  /// The countries, as they are written in the data.
  public var countries: [String]

  /// Creates the rule.
  public init(countries: [String]) { self.countries = countries }

  private enum CodingKeys: String, CodingKey { case countries = "is" }

  public var words: String { "only \(countries.joined(separator: ", ")) is kept" }
  public var needs: [ColumnRole] { [.country] }
  public var effect: RuleEffect {
    .keep(.isOneOf(.column("country"), countries.map { .text($0) }))
  }

  public func validate() throws(IngestionError) {
    guard countries.isEmpty else { return }
    throw .badRule(rule: Self.identifier, reason: "`is` must name at least one country")
  }
}
