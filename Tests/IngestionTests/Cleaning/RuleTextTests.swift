import Engine
import Ingestion
import Testing

@Suite("Cleaning rules as SQL")
struct RuleTextTests {
  @Test(
    "read the same in every engine",
    arguments: [
      (AnyCleaningRule(HasCustomerRule()), #"(NOT ("customer" IS NULL))"#),
      (AnyCleaningRule(NotCancelledRule()), #"(NOT "cancelled")"#),
      (
        AnyCleaningRule(CountryRule(countries: ["France", "Côte d'Ivoire"])),
        #"("country" IN ('France', 'Côte d''Ivoire'))"#
      ),
      (
        AnyCleaningRule(DatesRule(from: "2011-01-01", to: "2011-12-31")),
        #"(((NOT ("date" IS NULL)) AND ("date" >= CAST('2011-01-01 00:00:00' AS timestamp))) "#
          + #"AND ("date" < CAST('2012-01-01 00:00:00' AS timestamp)))"#
      ),
      (AnyCleaningRule(PositiveQuantityRule()), #"(coalesce("quantity", "total") > 0)"#),
      (AnyCleaningRule(PositivePriceRule()), #"(coalesce("price", "total") > 0)"#),
    ])
  func plain(rule: AnyCleaningRule, expected: String) throws {
    guard case .keep(let condition) = rule.rule.effect else {
      Issue.record("the rule has no condition")
      return
    }
    #expect(condition.sql(.duckDB) == expected)
    #expect(condition.sql(.postgreSQL) == expected)
    #expect(condition.sql(.spark).contains("`") != expected.isEmpty)
  }

  @Test(
    "match regular expressions in the words of each engine",
    arguments: [
      (Dialect.duckDB, #"regexp_matches("invoice", '^\d{6}$')"#),
      (.postgreSQL, #"("invoice" ~ '^\d{6}$')"#),
      (.spark, #"(`invoice` rlike '^\\d{6}$')"#),
    ])
  func patterns(dialect: Dialect, expected: String) throws {
    let rule = MatchesRule(column: .invoice, pattern: #"^\d{6}$"#)
    guard case .keep(let condition) = rule.effect else {
      Issue.record("the rule has no condition")
      return
    }
    #expect(condition.sql(dialect) == expected)
  }
}
