public import Engine
public import Ingestion
import Tabular

/// What each customer bought, day by day.
public struct CustomerPurchases: Sendable {
  /// The days of each customer, in the order of the customers, by date.
  public let days: [[PurchaseDay]]
}

/// What one customer bought on one day.
public struct PurchaseDay: Sendable, Hashable {
  /// The day, such as `2011-12-09`.
  public let date: String

  /// The sum of line totals.
  public let revenue: Double

  /// The number of different invoices.
  public let invoices: Int
}

/// Lists what customers bought, day by day.
///
/// - Parameters:
///   - result: The lines that cleaning left.
///   - identifiers: The customers, in the order of the answer.
///   - session: Where the lines are.
/// - Returns: The days of each customer.
/// - Throws: `IngestionError` when the engine fails.
/// - Complexity: One grouping of the baskets.
public func customerPurchases(
  of result: CleaningResult, by identifiers: [String], in session: Session
) throws(IngestionError) -> CustomerPurchases {
  let found: Table
  do { found = try session.query(query(result)) } catch {
    throw .engine(path: "after cleaning", error)
  }
  let places = Dictionary(
    zip(identifiers, identifiers.indices), uniquingKeysWith: { first, _ in first })
  var days = [[PurchaseDay]](repeating: [], count: identifiers.count)
  let customers = found.texts("customer")
  let moments = found.integers("day")
  let totals = found.integers("total")
  let invoices = found.integers("invoices")
  for row in customers.indices {
    guard let place = customers[row].flatMap({ places[$0] }) else { continue }
    days[place].append(
      PurchaseDay(
        date: WallClock(microseconds: moments[row]).dayText,
        revenue: Money(tenThousandths: totals[row]).value, invoices: Int(invoices[row])))
  }
  return CustomerPurchases(days: days)
}

private func query(_ result: CleaningResult) -> String {
  """
  SELECT \(LineColumn.customer.text(ofKey: "customer")) AS customer, day, total, invoices
  FROM (
    SELECT customer, date_trunc('day', last_date)::timestamp AS day,
      sum(total)::decimal(18,4) AS total,
      count(*) FILTER (WHERE last = \(CleaningResult.kept)) AS invoices
    FROM \(result.baskets) WHERE customer IS NOT NULL AND last_date IS NOT NULL
    GROUP BY customer, date_trunc('day', last_date)::timestamp)
  WHERE invoices > 0 ORDER BY customer, day
  """
}
