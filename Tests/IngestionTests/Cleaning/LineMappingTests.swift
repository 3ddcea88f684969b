import Engine
import Ingestion
import Testing

@Suite("Lines")
struct LineMappingTests {
  @Test("have ids without a point, and keep what is no number")
  func codes() throws {
    let shop = try SmallShop(lines: [
      "536365.0,85123A,1,2011-01-05,1,17850.0,France", " 536366 ,007,1,2011-01-05,1, 1.5 ,France",
    ])
    let result = try shop.clean()
    #expect(try shop.left("invoice", of: result) == ["536365", "536366"])
    #expect(try shop.left("product", of: result) == ["85123A", "007"])
    #expect(try shop.left("customer", of: result) == ["17850", "1.5"])
  }

  @Test("have exact totals")
  func totals() throws {
    let shop = try SmallShop(lines: [
      "1,A,3,2011-01-05,2.55,7,F", "1,A,3,2011-01-05,0.1,7,F", "1,A,-80995,2011-01-05,2.08,7,F",
    ])
    let result = try shop.clean()
    #expect(try shop.left("total", of: result) == ["7.6500", "0.3000", "-168469.6000"])
  }

  @Test("miss what is infinite, no number or too large for money, with a count")
  func boundless() throws {
    let shop = try SmallShop(lines: [
      "1,A,3,2011-01-05,2,7,F", "1,A,NaN,2011-01-05,2,7,F", "1,A,3,2011-01-05,inf,7,F",
      "1,A,3,2011-01-05,1e300,7,F", "1,A,,2011-01-05,2,7,F",
    ])
    let result = try shop.clean()
    #expect(try shop.left("total", of: result).filter { $0 == "missing" }.count == 4)
    #expect(result.notes.contains { $0.hasPrefix("1 values of 'Quantity' are infinite") })
    #expect(result.notes.contains { $0.hasPrefix("1 values of 'Price' are infinite") })
    #expect(result.notes.contains { $0.hasPrefix("4 of the rows that are left have no value") })
    #expect(result.ledger.after.revenue == Money(tenThousandths: 60_000))
  }

  @Test("refuse a text in a column of numbers by count and first row, without the value")
  func texts() throws {
    let rows = (0..<30).map { "1,A,\($0 == 20 ? "many" : "2"),2011-01-05,2,7,F" }
    let shop = try SmallShop(lines: rows)
    let error = #expect(throws: IngestionError.self) { try shop.clean() }
    let sentence = try #require(error).description
    #expect(
      sentence.hasPrefix("1 value of the column 'Quantity' is no number, the first in row 22"))
    #expect(!sentence.contains("many"))
  }

  @Test("read decimal commas when told")
  func commas() throws {
    var options = ReaderOptions()
    options.decimalComma = true
    options.delimiter = ";"
    let shop = try SmallShop(
      ["Rechnung;Artikel;Menge;Datum;Einzelpreis;Kunde", "1;A;2;25.01.2011;1.234,50;7"],
      options: options)
    let result = try shop.clean()
    #expect(try shop.left("total", of: result) == ["2469.0000"])
  }

  @Test(
    "read numbers with signs of money and grouped thousands",
    arguments: [
      ("\"£1,234.50\"", "1234.5"), ("$ 2", "2.0"), ("-€3.5", "-3.5"), ("4.25 €", "4.25"),
      ("\"12,345,678\"", "12345678.0"),
    ])
  func money(cell: String, value: String) throws {
    let shop = try SmallShop([
      "order_id,customer_id,order_date,total", "1,7,2011-01-05,\(cell)", "2,7,2011-01-06,1.5",
    ])
    let found = try shop.session.query(
      "SELECT CAST(\(numberOf(shop.relation.columns[3], decimalComma: false).sql()) AS varchar) AS n "
        + "FROM \(shop.relation.table) ORDER BY rowid")
    #expect(found.texts("n") == [value, "1.5"])
  }
}
