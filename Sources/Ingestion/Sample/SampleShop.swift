import Numeric
public import Tabular

/// A made-up shop with customers of known kinds: data to try things on, and to test against.
///
/// The columns are those of the Online Retail data set, and so is the dirt: cancelled invoices that
/// undo sales, rows without a customer, postage and other codes that are no products, zero prices,
/// stock corrections, exact duplicates, and a few absurd orders taken back minutes later. Sales
/// follow the seasons and the opening hours. The same values give the same rows on every machine.
///
/// > D. Chen, S. L. Sain, K. Guo. "Data mining for the online retail industry." *Journal of Database
/// > Marketing & Customer Strategy Management* 19, 2012, doi:10.1057/dbm.2012.17, for the model.
public struct SampleShop: Sendable, Hashable {
  /// The number of customers with a number; guests come on top.
  public var customers: Int

  /// The seed of every random choice.
  public var seed: UInt64

  /// How many months the shop has been selling.
  public var months: Int

  /// The numbers of customers that can be made.
  public static let allowedCustomers = 1...2_000_000

  /// The numbers of months that can be made.
  public static let allowedMonths = 2...60

  /// Describes a shop.
  ///
  /// - Precondition: Both numbers are allowed.
  public init(customers: Int = 5_000, seed: UInt64 = 1, months: Int = 12) {
    precondition(SampleShop.allowedCustomers.contains(customers), "an allowed number of customers")
    precondition(SampleShop.allowedMonths.contains(months), "an allowed number of months")
    self.customers = customers
    self.seed = seed
    self.months = months
  }

  /// Makes the sales and the truth about the customers.
  ///
  /// - Returns: Every row of every invoice in the order of time, and each customer's planted kind.
  /// - Complexity: O(rows · log rows), about 35 rows a customer and year.
  public func make() -> SampleSales { make { () throws(Never) in } }

  /// Makes the sales and the truth, unless a check in between throws.
  ///
  /// - Parameter check: Called some times a second.
  /// - Returns: As ``make()`` does.
  /// - Throws: What the check throws.
  public func make<Failure: Error>(
    checking check: () throws(Failure) -> Void
  ) throws(Failure) -> SampleSales {
    let calendar = SampleCalendar(months: months)
    let catalogue = SampleCatalogue(seed: seed)
    let people = SampleCustomer.all(customers, seed: seed)
    var sales: [SampleInvoice] = []
    for first in stride(from: 0, to: people.count, by: 256 * 64) {
      try check()
      let some = people[first..<min(people.count, first + 256 * 64)]
      sales += concurrentMap((some.count + 255) / 256) { chunk in
        some.dropFirst(chunk * 256).prefix(256).flatMap { person in
          SampleOrders(person: person, calendar: calendar, catalogue: catalogue, seed: seed)
            .invoices()
        }
      }.flatMap(\.self)
    }
    let extras = SampleExtras(
      people: people, calendar: calendar, catalogue: catalogue, seed: seed)
    let others = extras.all(beside: sales.count)
    try check()
    return SampleSales(
      rows: try SampleRows(catalogue: catalogue).table(of: sales + others, checking: check),
      truth: SampleCustomer.truth(people))
  }
}

/// What a made-up shop sold, and what its customers are.
public struct SampleSales: Sendable {
  /// InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country.
  public let rows: Table

  /// CustomerID, Segment: the kind each customer was made as.
  public let truth: Table
}
