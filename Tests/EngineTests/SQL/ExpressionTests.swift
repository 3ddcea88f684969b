import Engine
import Tabular
import Testing

/// An expression, and how each engine wants it written.
struct Written: Sendable, CustomTestStringConvertible {
  let expression: Expression
  let duckDB: String
  let postgreSQL: String
  let spark: String

  var testDescription: String { duckDB }

  init(_ expression: Expression, _ duckDB: String, _ postgreSQL: String, _ spark: String) {
    self.expression = expression
    self.duckDB = duckDB
    self.postgreSQL = postgreSQL
    self.spark = spark
  }

  init(_ expression: Expression, all text: String) { self.init(expression, text, text, text) }
}

/// An expression without columns, and the value that the embedded engine must give, as text.
struct Executed: Sendable, CustomTestStringConvertible {
  let expression: Expression
  let value: String?

  var testDescription: String { expression.sql() }

  init(_ expression: Expression, _ value: String?) {
    self.expression = expression
    self.value = value
  }
}

@Suite("An expression of SQL")
struct ExpressionTests {
  static let written = [
    Written(
      .column("Unit \"Price\""), #""Unit ""Price""""#, #""Unit ""Price""""#, "`Unit \"Price\"`"),
    Written(.column("a`b"), "\"a`b\"", "\"a`b\"", "`a``b`"),
    Written(
      .text(#"O'Neil \ Sons"#), #"'O''Neil \ Sons'"#, #"'O''Neil \ Sons'"#, #"'O''Neil \\ Sons'"#),
    Written(
      .number(0.5), "CAST('0.5' AS double)", "CAST('0.5' AS double precision)",
      "CAST('0.5' AS double)"),
    Written(.money(-5), all: "CAST('-0.0005' AS decimal(18,4))"),
    Written(.timestamp(1_323_435_000_000_000), all: "CAST('2011-12-09 12:50:00' AS timestamp)"),
    Written(
      .matches(.column("code"), pattern: "^C"), #"regexp_matches("code", '^C')"#,
      #"("code" ~ '^C')"#, "(`code` rlike '^C')"),
    Written(
      .column("a") > .integer(0) && !(.column("b") <= .integer(5)),
      #"(("a" > 0) AND (NOT ("b" <= 5)))"#, #"(("a" > 0) AND (NOT ("b" <= 5)))"#,
      "((`a` > 0) AND (NOT (`b` <= 5)))"),
    Written(.isOneOf(.integer(1), []), all: "FALSE"),
    Written(.isOneOf(.integer(1), [.integer(1), .null]), all: "(1 IN (1, NULL))"),
    Written(.isMissing(.null), all: "(NULL IS NULL)"),
    Written(
      .firstOf([.init(when: .isMissing(.null), then: .integer(1))], otherwise: .integer(2)),
      all: "CASE WHEN (NULL IS NULL) THEN 1 ELSE 2 END"),
    Written(.firstOf([], otherwise: .integer(2)), all: "2"),
    Written(
      .cast(.integer(1), .text), "CAST(1 AS varchar)", "CAST(1 AS text)", "CAST(1 AS string)"),
    Written(
      .tryCast(.text("x"), .integer), "try_cast('x' AS bigint)",
      #"CASE WHEN 'x'::text ~ '^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$' "#
        + "THEN ('x'::text)::bigint END",
      "try_cast('x' AS bigint)"),
  ]

  @Test("is written as each engine wants it", arguments: written)
  func text(_ it: Written) {
    #expect(it.expression.sql(.duckDB) == it.duckDB)
    #expect(it.expression.sql(.postgreSQL) == it.postgreSQL)
    #expect(it.expression.sql(.spark) == it.spark)
  }

  static let executed = [
    Executed(.text(#"O'Neil \ Sons; DROP TABLE x --"#), #"O'Neil \ Sons; DROP TABLE x --"#),
    // A quote with an accent on it is one character of Swift, but still a quote to the engine.
    Executed(.text("'\u{301}"), "'\u{301}"),
    Executed(.text("ünï 🛒"), "ünï 🛒"),
    Executed(.number(0.1), "0.1"),
    Executed(.number(1e300), "1e+300"),
    Executed(.number(.infinity), "inf"),
    Executed(.money(999_999_999_999_999_999), "99999999999999.9999"),
    Executed(.money(-12_345), "-1.2345"),
    Executed(.integer(.min + 1), "-9223372036854775807"),
    Executed(.timestamp(-1), "1969-12-31 23:59:59.999999"),
    Executed(.tryCast(.text("C536379"), .integer), nil),
    Executed(.tryCast(.text("12.5"), .double), "12.5"),
    Executed(.integer(2) * .integer(3) >= .integer(6), "true"),
    Executed(.matches(.text("C536379"), pattern: #"^\d"#), "false"),
    Executed(.call("coalesce", [.null, .text("x")]), "x"),
    Executed(.isOneOf(.text("a"), [.text("b"), .text("a")]), "true"),
  ]

  @Test("means the same to the embedded engine", arguments: executed)
  func value(_ it: Executed) throws {
    let session = try Database().connect()
    let asText = Expression.cast(it.expression, .text).sql()
    let answer = try #require(try session.query("SELECT \(asText) AS value")["value"])
    guard case .text(let texts) = answer.values else { return }
    #expect((answer.isMissing(0) ? nil : texts[0]) == it.value)
  }
}
