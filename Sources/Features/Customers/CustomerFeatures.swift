public import Engine
public import Ingestion
import Tabular

/// Describes each customer by what they bought: recency, frequency, monetary value and more.
///
/// Recency is whole days, cut off, from the last purchase to the reference; frequency is the number
/// of different invoices; monetary is the exact sum of line totals.
///
/// - Parameters:
///   - result: The lines that cleaning left.
///   - reference: The moment that recency counts to.
///   - session: Where the lines are.
/// - Returns: The customers, and the reference in microseconds since 1970.
/// - Throws: `IngestionError` when the engine fails, no customer is left, or the reference lies
///   before the last purchase.
/// - Complexity: One grouping of the lines that are left, and one of the baskets.
public func customerFeatures(
  of result: CleaningResult, reference: ReferenceDay, in session: Session
) throws(IngestionError) -> (customers: CustomerTable, reference: Int64) {
  let rows = try CustomerRows(result, session)
  guard let last = rows.last.max() else { throw .noCustomers }
  let moment = try reference.moment(last: last)
  let order = identifierOrder(rows.identifiers)
  func sorted<Value>(_ values: [Value]) -> [Value] { order.map { values[$0] } }
  let features = rows.features(reference: moment).map {
    FeatureColumn(name: $0.name, kind: $0.kind, values: sorted($0.values))
  }
  let categories =
    rows.hasCountries
    ? [CategoryColumn(name: "country", values: sorted(rows.countries))] : []
  let table = CustomerTable(
    identifiers: sorted(rows.identifiers), features: features, categories: categories,
    firstPurchase: sorted(rows.first), lastPurchase: sorted(rows.last), spend: sorted(rows.spend))
  return (table, moment)
}

/// The order of customers: by number when all are whole numbers, else as texts.
func identifierOrder(_ identifiers: [String]) -> [Int] {
  let numbers = identifiers.map { UInt64($0) }
  if numbers.allSatisfy({ $0 != nil }) {
    return identifiers.indices.sorted {
      (numbers[$0] ?? 0, identifiers[$0]) < (numbers[$1] ?? 0, identifiers[$1])
    }
  }
  return identifiers.indices.sorted { identifiers[$0] < identifiers[$1] }
}

/// One row a customer as the engine groups them, in the order of texts.
private struct CustomerRows {
  let identifiers: [String]
  let first: [Int64]
  let last: [Int64]
  let spend: [Money]
  let countries: [String?]
  private let invoices: [Double]
  private let lines: [Double]
  private let products: [Double]
  private let returns: [Double]
  private let allLines: [Double]

  var hasCountries: Bool { countries.contains { $0 != nil } }

  init(_ result: CleaningResult, _ session: Session) throws(IngestionError) {
    let found: Table
    do { found = try session.query(Self.query(result)) } catch {
      throw .engine(path: "after cleaning", error)
    }
    identifiers = found.texts("customer").map { $0 ?? "" }
    first = found.integers("first_date")
    last = found.integers("last_date")
    spend = found.integers("total").map { Money(tenThousandths: $0) }
    countries = found.texts("country")
    invoices = found.numbers("invoices")
    lines = found.numbers("lines")
    products = found.numbers("products")
    returns = found.numbers("returns")
    allLines = found.numbers("all_lines")
  }

  private static func query(_ result: CleaningResult) -> String {
    let country = LineColumn.country.text(ofKey: "country")
    return """
      WITH shopping AS (
        SELECT customer, count(*) FILTER (WHERE last = \(CleaningResult.kept)) AS invoices,
          coalesce(sum(lines), 0)::bigint AS lines, sum(total)::decimal(18,4) AS total,
          min(first_date) AS first_date, max(last_date) AS last_date,
          sum(returns)::bigint AS returns, sum(all_lines)::bigint AS all_lines
        FROM \(result.baskets) WHERE customer IS NOT NULL GROUP BY customer),
      kept AS (
        SELECT customer_key AS customer, product_key AS product, country_key AS country,
          count(*) AS n
        FROM \(result.table) WHERE step = \(CleaningResult.kept) AND customer_key IS NOT NULL
        GROUP BY customer_key, product_key, country_key),
      breadth AS (
        SELECT customer, count(DISTINCT product) AS products, count(DISTINCT country) AS countries,
          min(country) AS country FROM kept GROUP BY customer),
      places AS (
        SELECT customer, country FROM (
          SELECT customer, country,
            row_number() OVER (PARTITION BY customer ORDER BY sum(n) DESC, \(country)) AS place
          FROM kept WHERE country IS NOT NULL
            AND customer IN (SELECT customer FROM breadth WHERE countries > 1)
          GROUP BY customer, country) WHERE place = 1)
      SELECT s.* REPLACE (\(LineColumn.customer.text(ofKey: "s.customer")) AS customer), b.products,
        \(LineColumn.country.text(ofKey: "coalesce(p.country, b.country)")) AS country
      FROM shopping s JOIN breadth b USING (customer) LEFT JOIN places p USING (customer)
      WHERE s.invoices > 0 AND s.last_date IS NOT NULL ORDER BY customer
      """
  }

  func features(reference: Int64) -> [FeatureColumn] {
    let money = spend.map(\.value)
    return [
      FeatureColumn(name: "recency", kind: .days, values: last.map { days($0, reference) }),
      FeatureColumn(name: "frequency", kind: .count, values: invoices),
      FeatureColumn(name: "monetary", kind: .money, values: money),
      FeatureColumn(
        name: "tenure", kind: .days, values: zip(first, last).map { days($0, $1) }),
      FeatureColumn(
        name: "average_order", kind: .money, values: zip(money, invoices).map { $0 / $1 }),
      FeatureColumn(name: "lines", kind: .count, values: lines),
      FeatureColumn(name: "products", kind: .count, values: products),
      FeatureColumn(
        name: "return_share", kind: .share, values: zip(returns, allLines).map { $0 / $1 }),
    ]
  }

  /// Whole days from one moment to a later one, cut off.
  private func days(_ from: Int64, _ to: Int64) -> Double { Double((to - from) / WallClock.day) }
}
