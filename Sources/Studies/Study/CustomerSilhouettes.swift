public import Clustering
import Numeric

/// How well customers sit in their segments.
public struct CustomerSilhouettes: Sendable {
  /// The customers that were measured, as rows of the table of customers, rising; one that was drawn
  /// twice stands there twice.
  public let customers: [Int]

  /// The silhouette of each, from −1 to 1, on the scale on which customers were grouped;
  /// by Gower's distance where categories counted.
  public let values: [Double]

  /// The number of customers that belong to a segment that was found, measured or not.
  public let grouped: Int

  /// The mean, with the bound of its error where not all customers were measured.
  public let estimate: SilhouetteEstimate?

  /// The most customers that are all measured; of more, so many that the work stays the same.
  static let mostWhole = 20_000

  /// Takes silhouettes that were measured of all customers.
  ///
  /// - Precondition: `customers.count == values.count`.
  public init(customers: [Int], values: [Double]) {
    precondition(customers.count == values.count, "a silhouette for each customer")
    self.customers = customers
    self.values = values
    grouped = values.count
    estimate = nil
  }
}

extension CustomerSilhouettes {
  /// Measures the customers that were grouped, or some of them drawn with replacement.
  ///
  /// The silhouette of each is exact, among all that were grouped.
  ///
  /// - Parameters:
  ///   - learning: What was learned; `nil` comes back for a single segment.
  ///   - seed: The seed of the draw.
  /// - Complexity: O(`n`² · `d`) to 20,000 customers, O(`n` · `d`) to 400,000, and again more beyond.
  init?(_ learning: Learning, seed: UInt64) {
    let labels = learning.choice.labels
    let places = labels.indices.filter { labels[$0] >= 0 }
    guard learning.choice.model.clusterCount > 1, !places.isEmpty else { return nil }
    let all = learning.grouped
    let rows = MeasuredRows(
      places.count == labels.count ? all : all.selectingRows(places),
      categories: learning.categories.count)
    let groups = places.map { labels[$0] }
    grouped = places.count
    let drawn = silhouettePlaces(among: places.count, whole: Self.mostWhole, seed: seed)
    customers = (drawn ?? Array(places.indices)).map { learning.clustered[places[$0]] }
    values = rows.rowSilhouettes([groups], at: drawn)[0]
    estimate = drawn.map { [values] _ in SilhouetteEstimate(drawn: values) }
  }
}
