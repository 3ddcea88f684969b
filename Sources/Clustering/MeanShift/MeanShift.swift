public import Parameters

/// Finds the peaks of the density of customers, and groups those that climb to the same one.
///
/// Each distinct row is moved to the mean of the rows within the bandwidth until it hardly moves.
/// Of the places where rows come to rest, those with the most rows around are peaks, unless a better
/// one lies within the bandwidth. A row belongs to the group of the nearest peak.
///
/// Where no bandwidth is given it is suggested: the mean distance within which rows have a share of
/// all rows, measured on at most 2,000 rows. At most 20,000 distinct rows are grouped.
///
/// > D. Comaniciu, P. Meer. "Mean shift: a robust approach toward feature space analysis." *IEEE
/// > Trans. Pattern Analysis* 24 (5), 2002, doi:[10.1109/34.1000236][shift]
///
/// [shift]: https://doi.org/10.1109/34.1000236
public struct MeanShift: Clusterer {
  /// The most distinct rows that are grouped.
  public static let mostRows = 20_000

  /// How near rows are that count, on the scale of the rows; 0 has one suggested.
  public var bandwidth: Double

  /// The share of all rows within a suggested bandwidth.
  public var share: Double

  /// Whether rows farther than the bandwidth from every peak are put into the nearest group.
  public var placeAll: Bool

  /// The most moves of a row.
  public var maximumIterations: Int

  /// Creates a clusterer.
  ///
  /// - Parameters:
  ///   - bandwidth: How near rows are that count; 0 has one suggested.
  ///   - share: The share of all rows within a suggested bandwidth.
  ///   - placeAll: Whether rows far from every peak are put into the nearest group.
  ///   - maximumIterations: The most moves of a row.
  public init(
    bandwidth: Double = 0, share: Double = 0.3, placeAll: Bool = true,
    maximumIterations: Int = 300
  ) {
    self.bandwidth = bandwidth
    self.share = share
    self.placeAll = placeAll
    self.maximumIterations = maximumIterations
  }

  /// Creates a clusterer with its default hyper-parameters.
  public init() { self.init(bandwidth: 0) }

  public static let identifier = "mean-shift"

  public static let summary = "Customers who climb to the same peak of density; finds the number."

  public static let parameters: [Parameter<Self>] = [
    .number(
      "bandwidth", \.bandwidth, .atLeast(0), "how near customers are that count; 0: suggested"),
    .number(
      "share", \.share, .between(0.001, 1), "the share of all customers in a suggested bandwidth"),
    .flag("placeAll", \.placeAll, "put customers far from every peak into the nearest group"),
    .integer(
      "maximumIterations", \.maximumIterations, .between(1, 100_000), "the most moves of a customer"
    ),
  ]
}
