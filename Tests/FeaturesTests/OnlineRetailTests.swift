import Engine
import Features
import Ingestion
import TestSupport
import Testing

/// The figures that scikit-learn and pandas give for the same files.
@Suite(
  "Online Retail", .enabled(if: SharedData.isPresent, "the shared data are not on this machine"),
  .serialized)
struct OnlineRetailTests {
  static let shop = Result { try Shop() }

  /// The workbook's rows as CSV, read once.
  struct Shop: @unchecked Sendable {
    // Safe: the suite is serialized, so one test at a time uses the session.
    let session: Session
    let relation: Relation
    let roles: RoleMapping

    init() throws {
      session = try Database().connect()
      relation = try read([SharedData.path("online_retail.csv")], into: session)
      roles = try suggestRoles(for: relation, in: session)
    }

    func clean(_ rules: [any CleaningRule]) throws -> CleaningResult {
      try Ingestion.clean(
        relation, roles: roles, rules: rules.map { AnyCleaningRule($0) }, in: session)
    }
  }

  @Test("is read whole")
  func base() throws {
    let shop = try Self.shop.get()
    #expect(shop.relation.rowCount == 541_909)
    #expect(shop.roles.shape == .transactions)
    #expect(shop.roles.column(.invoice) == "InvoiceNo")
    #expect(shop.roles.column(.customer) == "CustomerID")
    #expect(shop.roles.column(.country) == "Country")
    let ledger = try shop.clean([ReturnsRule(handling: .keep)]).ledger
    #expect(ledger.before.rows == 541_909)
    #expect(ledger.before.invoices == 25_900)
    #expect(ledger.before.customers == 4_372)
  }

  @Test("the clean table is that of every textbook, to the penny")
  func cleanTable() throws {
    let shop = try Self.shop.get()
    let result = try shop.clean([
      HasCustomerRule(), NotCancelledRule(), PositiveQuantityRule(), PositivePriceRule(),
    ])
    let after = result.ledger.after
    #expect(result.ledger.entries.map(\.after.rows) == [406_829, 397_924, 397_924, 397_884])
    #expect(after.customers == 4_338)
    #expect(after.invoices == 18_532)
    #expect(after.revenue == Money(tenThousandths: 89_114_079_040))
    try expectBalance(result.ledger)
    let (customers, _) = try customerFeatures(
      of: result, reference: .dayAfterLast, in: shop.session)
    try expectTextbookFeatures(customers)
  }

  private func expectBalance(_ ledger: Ledger) throws {
    var left = ledger.before
    for entry in ledger.entries {
      #expect(entry.before == left)
      #expect(entry.before.revenue == entry.after.revenue + entry.lost.revenue)
      #expect(entry.before.rows == entry.after.rows + entry.lost.rows)
      #expect(entry.samples.count == min(5, entry.lost.rows))
      left = entry.after
    }
    #expect(left == ledger.after)
  }

  private func expectTextbookFeatures(_ customers: CustomerTable) throws {
    #expect(customers.identifiers.count == 4_338)
    let recency = try #require(customers.feature("recency")).values
    let frequency = try #require(customers.feature("frequency")).values
    let monetary = try #require(customers.feature("monetary")).values
    #expect(abs(mean(recency) - 92.536) < 0.0005)
    #expect(recency.min() == 1 && recency.max() == 374)
    #expect(abs(mean(frequency) - 4.272) < 0.0005 && frequency.max() == 209)
    #expect(abs(mean(monetary) - 2_054.27) < 0.005 && monetary.max() == 280_206.02)
    let scores = try #require(RFMScores(customers))
    #expect(close(scores.cuts.recency, [13.4, 33, 72, 179]))
    #expect(close(scores.cuts.frequency, [1, 2, 3, 6]))
    #expect(close(scores.cuts.monetary, [250.194, 490.096, 942.276, 2_058.426]))
    let top = try #require(customers.identifiers.firstIndex(of: "14646"))
    #expect(scores.monetary[top] == 5)
  }

  @Test("the capped chain of one country loses what the literature says")
  func capped() throws {
    let shop = try Self.shop.get()
    let ledger = try shop.clean([
      NotCancelledRule(), CountryRule(countries: ["United Kingdom"]),
      CapRule(column: .quantity, atMost: 100), CapRule(column: .total, atMost: 500),
      HasCustomerRule(),
    ]).ledger
    let rows = ledger.entries.map(\.after.rows)
    #expect(rows[0] == 532_621 && rows[1] == 487_622 && rows[3] == 483_808 && rows[4] == 350_967)
    #expect(ledger.after.customers == 3_882)
    #expect(ledger.entries[1].after.customers == 3_921)
    try expectBalance(ledger)
  }

  @Test("the strict codes leave what the literature says")
  func strictCodes() throws {
    let shop = try Self.shop.get()
    let ledger = try shop.clean([
      MatchesRule(column: .invoice, pattern: #"^\d{6}$"#),
      MatchesRule(column: .product, pattern: #"^(\d{5}|\d{5}[a-zA-Z]+|PADS)$"#),
      HasCustomerRule(), PositivePriceRule(),
    ]).ledger
    #expect(ledger.entries.map(\.after.rows) == [532_618, 530_214, 396_374, 396_340])
    #expect(ledger.after.customers == 4_334)
  }

  @Test("non-products and duplicates are found")
  func setAside() throws {
    let shop = try Self.shop.get()
    let products = try shop.clean([ProductsOnlyRule()]).ledger
    #expect(products.entries[0].lost.rows == 2_995)
    let distinct = try shop.clean([DistinctRule()]).ledger
    #expect(distinct.entries[0].lost.rows == 5_268)
    let chain = try shop.clean([
      HasCustomerRule(), NotCancelledRule(), PositiveQuantityRule(), PositivePriceRule(),
      DistinctRule(),
    ]).ledger
    #expect(chain.after.rows == 392_692)
    #expect(chain.after.revenue == Money(tenThousandths: 88_872_088_940))
  }

  @Test("a return takes the sale it undoes with it")
  func netting() throws {
    let shop = try Self.shop.get()
    let result = try shop.clean([
      HasCustomerRule(), ProductsOnlyRule(), DistinctRule(), ReturnsRule(handling: .net),
      PositiveQuantityRule(), PositivePriceRule(),
    ])
    try expectBalance(result.ledger)
    let (customers, _) = try customerFeatures(
      of: result, reference: .dayAfterLast, in: shop.session)
    #expect(!customers.identifiers.contains("12346"))
    let place = customers.identifiers.firstIndex(of: "16446")
    let spend = place.map { customers.spend[$0] } ?? .zero
    #expect(spend < Money(tenThousandths: 100_000), "only his first small order is left")
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  private func close(_ values: [Double], _ expected: [Double]) -> Bool {
    zip(values, expected).allSatisfy { abs($0 - $1) < 0.0006 }
  }
}
