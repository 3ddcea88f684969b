import FoundationEssentials
import Ingestion
import Testing

@Suite("Cleaning rules")
struct CleaningRuleTests {
  /// Ten rows: one good sale, and nine with one thing each.
  static let rows = [
    "536365,85123A,6,2010-12-01 08:26:00,2.55,17850,United Kingdom",
    "536365,85123A,6,2010-12-01 08:26:00,2.55,17850,United Kingdom",
    "536366,22633,6,2010-12-02 08:28:00,1.85,,United Kingdom",
    "C536379,D,-1,2010-12-03 09:41:00,27.5,14527,United Kingdom",
    "536370,22728,24,2010-12-04 08:45:00,3.75,12583,France",
    "536370,POST,3,2010-12-04 08:45:00,18,12583,France",
    "536371,22086,-80,2010-12-05 09:00:00,2.55,13748,United Kingdom",
    "536372,22632,6,2010-12-06 09:01:00,0,17850,United Kingdom",
    "536373,22632,600,2010-12-07 09:02:00,1.85,17851,United Kingdom",
    "A563185,B,1,2011-08-12 14:50:00,11062.06,17852,United Kingdom",
  ]

  static let cases: [(AnyCleaningRule, lost: [Int])] = [
    (AnyCleaningRule(HasCustomerRule()), [4]),
    (AnyCleaningRule(NotCancelledRule()), [5]),
    (AnyCleaningRule(PositiveQuantityRule()), [5, 8]),
    (AnyCleaningRule(PositivePriceRule()), [9]),
    (AnyCleaningRule(CountryRule(countries: ["France"])), [2, 3, 4, 5, 8, 9, 10, 11]),
    (AnyCleaningRule(CapRule(column: .quantity, atMost: 100)), [10]),
    (AnyCleaningRule(CapRule(column: .total, atMost: 1_000)), [10, 11]),
    (AnyCleaningRule(MatchesRule(column: .invoice, pattern: #"^\d{6}$"#)), [5, 11]),
    (AnyCleaningRule(ProductsOnlyRule(pattern: #"^\d"#)), [5, 7, 11]),
    (AnyCleaningRule(ProductsOnlyRule()), [5, 7, 11]),
    (AnyCleaningRule(DistinctRule()), [3]),
    (AnyCleaningRule(DatesRule(from: "2010-12-02", to: "2010-12-06")), [2, 3, 10, 11]),
    (AnyCleaningRule(HasDateRule()), []),
    (AnyCleaningRule(ReturnsRule(handling: .drop)), [5, 8]),
    (AnyCleaningRule(ReturnsRule(handling: .keep)), []),
    (AnyCleaningRule(ReturnsRule(handling: .net)), [5, 8]),
  ]

  @Test("take away the rows they name", arguments: cases)
  func effect(rule: AnyCleaningRule, lost: [Int]) throws {
    let shop = try SmallShop(lines: Self.rows)
    let result = try Ingestion.clean(
      shop.relation, roles: shop.roles, rules: [rule], in: shop.session)
    let entry = try #require(result.ledger.entries.first)
    #expect(entry.rule == rule.identifier)
    #expect(entry.samples.map(\.place.row) == Array(lost.prefix(5)))
    #expect(entry.lost.rows == lost.count)
  }

  @Test("come back from a recipe as they were", arguments: cases.map(\.0))
  func coding(rule: AnyCleaningRule) throws {
    let data = try JSONEncoder().encode(rule)
    let again = try JSONDecoder().decode(AnyCleaningRule.self, from: data)
    #expect(again.identifier == rule.identifier)
    #expect(again.rule.words == rule.rule.words)
    #expect(try JSONEncoder().encode(again).count == data.count)
  }

  @Test("are all in the catalogue, each under its own name, with a summary")
  func catalogue() {
    #expect(Set(RuleCatalog.identifiers).count == RuleCatalog.all.count)
    #expect(Set(Self.cases.map(\.0.identifier)) == Set(RuleCatalog.identifiers))
    #expect(RuleCatalog.all.allSatisfy { $0.summary.hasSuffix(".") })
  }

  @Test(
    "refuse what they do not know, with the nearest word",
    arguments: [
      (#"{"rule":"has-costumer"}"#, "has-customer"),
      (#"{"rule":"cap","column":"quantity","atmost":3}"#, "atMost"),
      (#"{"rule":"cap","column":"quantty","atMost":3}"#, "quantity"),
      (#"{"rule":"returns","handling":"nett"}"#, "net"),
      (#"{"rule":"dates","from":"2011-02-30"}"#, "2011-02-30"),
      (#"{"rule":"country","is":[]}"#, "at least one"),
      (#"{"rule":"matches","column":"price","pattern":"x"}"#, "invoice, product"),
    ])
  func wrongRecipe(text: String, hint: String) throws {
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(AnyCleaningRule.self, from: Data(text.utf8))
    }
    #expect("\(try #require(error))".contains(hint))
  }

  @Test("refuse a pattern that is no regular expression")
  func badPattern() throws {
    let shop = try SmallShop(lines: Self.rows)
    let error = #expect(throws: IngestionError.self) {
      try shop.clean(MatchesRule(column: .invoice, pattern: "["))
    }
    #expect(try #require(error).description.contains("no regular expression"))
  }

  @Test("say which of them took all rows away")
  func nothingLeft() throws {
    let shop = try SmallShop(lines: Self.rows)
    let error = #expect(throws: IngestionError.self) {
      try shop.clean(HasCustomerRule(), CountryRule(countries: ["Atlantis"]), DistinctRule())
    }
    #expect(try #require(error).description.hasPrefix("The rule 'country' (step 2)"))
  }

  @Test("say which column they lack")
  func missingColumn() throws {
    let shop = try SmallShop(["customer_id,order_date,total", "1,2011-01-05,3", "1,2011-01-06,3"])
    let error = #expect(throws: IngestionError.self) {
      try shop.clean(CountryRule(countries: ["France"]))
    }
    #expect(try #require(error).description.contains("--column country="))
  }

  @Test("do not take a C for a cancellation where it means something else")
  func otherMarks() throws {
    let codes = try SmallShop(lines: [
      "CA-2019-1,A,1,2019-01-05,2,7,F", "C77,A,-1,2019-01-05,2,7,F",
      "US-2019-2,A,1,2019-01-05,2,7,F",
    ])
    #expect(
      try codes.left("invoice", of: codes.clean(NotCancelledRule())) == ["CA-2019-1", "US-2019-2"])
    let all = try SmallShop(lines: [
      "C1,A,1,2019-01-05,2,7,F", "C2,A,1,2019-01-05,2,7,F", "3,A,1,2019-01-05,2,7,F",
    ])
    let result = try all.clean(NotCancelledRule())
    #expect(result.ledger.after.rows == 3)
    #expect(result.notes.contains { $0.contains("was not read as a cancellation") })
  }

  @Test("of a later stage judge only what is left")
  func stages() throws {
    let shop = try SmallShop(lines: Self.rows)
    let ledger = try shop.clean(
      DistinctRule(), HasCustomerRule(), PositivePriceRule(), ReturnsRule(handling: .net),
      ProductsOnlyRule(), CapRule(column: .quantity, atMost: 100)
    ).ledger
    #expect(ledger.entries.map(\.lost.rows) == [1, 1, 1, 2, 2, 1])
  }
}
