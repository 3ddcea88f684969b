import Ingestion
import Tabular
import Testing

@Suite("Dates")
struct DateReadingTests {
  private func dates(_ values: [String], options: ReaderOptions = ReaderOptions()) throws
    -> (dates: [String], notes: [String])
  {
    let lines = values.map { "\"\($0)\",a,3" }
    let shop = try SmallShop(
      ["order_date,customer_id,total"] + lines, options: options, given: [.date: "order_date"])
    let result = try shop.clean()
    return (try shop.left("date", of: result), result.notes)
  }

  @Test(
    "are read as they are written",
    arguments: [
      "2011-01-25 10:05:00,2011-12-09 08:26:00", "2011-01-25T10:05:00Z,2011-12-09T08:26:00Z",
      "2011/01/25 10:05,2011/12/09 08:26", "1/25/2011 10:05,12/9/2011 8:26",
      "1/25/11 10:05,12/9/11 8:26", "25/01/11 10:05,09/12/11 08:26",
      "25/01/2011 10:05,09/12/2011 08:26", "25.01.2011 10:05,09.12.2011 08:26",
      "25.1.11 10:05,9.12.11 8:26", "01/25/2011 10:05:00 AM,12/09/2011 08:26:00 AM",
      "25-01-2011 10:05,09-12-2011 08:26", "1295949900,1323419160",
      "1295949900000,1323419160000", "40568.420138889,40886.351388889",
    ])
  func formats(values: String) throws {
    let read = try dates(values.split(separator: ",").map(String.init))
    #expect(read.dates == ["2011-01-25 10:05:00", "2011-12-09 08:26:00"])
  }

  @Test("without a time are midnights", arguments: ["20110125", "25 Jan 2011", "January 25, 2011"])
  func days(value: String) throws {
    #expect(try dates([value]).dates == ["2011-01-25 00:00:00"])
  }

  @Test("that could be month-first or day-first are month-first, with a note")
  func ambiguous() throws {
    let read = try dates(["01/02/2011", "03/04/2011"])
    #expect(read.dates == ["2011-01-02 00:00:00", "2011-03-04 00:00:00"])
    #expect(read.notes.contains { $0.contains("--date-format") })
    var options = ReaderOptions()
    options.dateFormat = "%d/%m/%Y"
    #expect(try dates(["01/02/2011"], options: options).dates == ["2011-02-01 00:00:00"])
  }

  @Test("in several formats are read with a note")
  func mixture() throws {
    let read = try dates(["2011-01-25 10:05", "2011-01-26", "27.01.2011"])
    #expect(
      read.dates == ["2011-01-25 10:05:00", "2011-01-26 00:00:00", "2011-01-27 00:00:00"])
    #expect(read.notes.contains { $0.contains("several formats") })
  }

  @Test("that do not parse are counted, with the first row and the formats tried, not the value")
  func bad() throws {
    let error = #expect(throws: IngestionError.self) {
      try dates(["2011-01-25", "soon", "2011-01-26", "never"])
    }
    let sentence = try #require(error).description
    #expect(
      sentence.hasPrefix("2 values of the column 'order_date' are no dates, the first in row 3"))
    #expect(sentence.contains("%Y-%m-%d") && !sentence.contains("soon"))
  }

  @Test("are no small numbers")
  func numbers() throws {
    #expect(throws: IngestionError.self) { try dates(["12", "13"]) }
  }
}
