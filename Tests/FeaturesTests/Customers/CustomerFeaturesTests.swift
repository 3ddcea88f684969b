import Engine
import Features
import Ingestion
import TestSupport
import Testing

@Suite("Customers of a small shop")
struct CustomerFeaturesTests {
  /// Customer 9 buys twice and returns a little; customer 10 buys once, in two countries.
  static let lines = [
    "Invoice,StockCode,Quantity,InvoiceDate,Price,Customer ID,Country",
    "1,A,2,2011-01-01 10:00:00,10,9,France", "1,B,1,2011-01-01 10:00:00,5,9,France",
    "2,A,1,2011-01-11 09:00:00,10,9,France", "C3,A,-1,2011-01-12 09:00:00,10,9,France",
    "4,A,3,2011-01-10 12:00:00,0.1,10,Spain", "4,B,1,2011-01-10 12:00:00,1,10,Italy",
    "4,C,1,2011-01-10 12:00:00,1,10,Italy", "5,C,1,2011-01-15 12:00:00,1,,Italy",
  ]

  private func customers(
    _ reference: ReferenceDay, _ rules: [any CleaningRule] = [ReturnsRule(handling: .drop)]
  ) throws -> (customers: CustomerTable, reference: Int64) {
    let folder = try ScratchFolder()
    try folder.write(Self.lines.joined(separator: "\n") + "\n", to: "shop.csv")
    let session = try Database().connect()
    let relation = try read([folder.path("shop.csv")], into: session)
    let result = try clean(
      relation, roles: try suggestRoles(for: relation, in: session),
      rules: rules.map { AnyCleaningRule($0) }, in: session)
    return try customerFeatures(of: result, reference: reference, in: session)
  }

  @Test("are described by what they bought")
  func features() throws {
    let customers = try customers(.dayAfterLast).customers
    #expect(customers.identifiers == ["9", "10"])
    #expect(customers.spend == [Money(tenThousandths: 350_000), Money(tenThousandths: 23_000)])
    let expected: [(String, FeatureKind, [Double])] = [
      ("recency", .days, [1, 1]), ("frequency", .count, [2, 1]), ("monetary", .money, [35, 2.3]),
      ("tenure", .days, [9, 0]), ("average_order", .money, [17.5, 2.3]), ("lines", .count, [3, 3]),
      ("products", .count, [2, 3]), ("return_share", .share, [0.25, 0]),
    ]
    #expect(customers.features.map(\.name) == expected.map(\.0))
    #expect(customers.features.map(\.kind) == expected.map(\.1))
    #expect(customers.features.map(\.values) == expected.map(\.2))
    #expect(customers.categories.map(\.values) == [["France", "Italy"]])
  }

  @Test(
    "count days to the reference, cut off",
    arguments: [
      ("last", [0.0, 0.0]), ("last+1", [1, 1]), ("2011-01-12", [0, 1]), ("2011-01-20", [8, 9]),
    ])
  func reference(text: String, recency: [Double]) throws {
    // The last purchase of a customer is on 2011-01-11 at 9, so customer 10 was there 0.9 days before.
    let customers = try customers(ReferenceDay(text)).customers
    #expect(customers.feature("recency")?.values == recency)
  }

  @Test("need a reference that is a day, and not before the last purchase")
  func badReference() throws {
    #expect(throws: IngestionError.self) { try ReferenceDay("tomorrow") }
    let error = #expect(throws: IngestionError.self) { try customers(ReferenceDay("2011-01-05")) }
    #expect(try #require(error).description.contains("before the last purchase"))
  }

  @Test("are nobody where no row has a customer")
  func nobody() throws {
    let error = #expect(throws: IngestionError.self) {
      try customers(.last, [DatesRule(from: "2011-01-15")])
    }
    #expect(try #require(error).description.contains("nobody to describe"))
  }
}
