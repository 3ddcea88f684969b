import FoundationEssentials
import Ingestion
import TestSupport
import Testing

@Suite(
  "Files that others made",
  .enabled(if: SharedData.isPresent, "the data sets are not beside the checkout"))
struct CorpusTests {
  static let spectrumFiles = files(in: "csv/csv-spectrum/csvs", ending: ".csv")
  static let frictionlessFiles = files(in: "csv/frictionless/data", ending: ".csv")

  @Test("of csv-spectrum give their expected cells", arguments: spectrumFiles)
  func spectrum(_ name: String) throws {
    let folder = "csv/csv-spectrum"
    let json = try Data(
      contentsOf: URL(
        fileURLWithPath: SharedData.path("\(folder)/json/\(name.dropLast(4)).json")))
    // A single row is an object there, several are a list.
    let one = try? JSONDecoder().decode([String: String].self, from: json)
    let expected = try one.map { [$0] } ?? JSONDecoder().decode([[String: String]].self, from: json)
    let reading = try Reading([SharedData.path("\(folder)/csvs/\(name)")])
    let rows = try reading.rows.map { Dictionary(uniqueKeysWithValues: zip(reading.names, $0)) }
    #expect(rows.map(comparable) == expected.map(comparable))
  }

  @Test("of frictionless are read, or refused with a sentence", arguments: frictionlessFiles)
  func frictionless(_ name: String) throws {
    do {
      let reading = try Reading([SharedData.path("csv/frictionless/data/\(name)")])
      #expect(try reading.count("count(*)") == reading.relation.rowCount)
    } catch let error as IngestionError {
      #expect(!"\(error)".contains("\n"))
    }
  }

  @Test(
    "give the counts that are known of Online Retail",
    arguments: ["online_retail.csv", "online_retail.xlsx"])
  func onlineRetail(_ name: String) throws {
    let reading = try Reading([SharedData.path(name)])
    #expect(reading.relation.rowCount == 541_909)
    #expect(reading.relation.setAside == [])
    #expect(reading.names.count == 8)
    #expect(try reading.count("count(*) - count(CustomerID)") == 135_080)
    #expect(try reading.count("count(*) - count(Description)") == 1_454)
    #expect(try reading.count("count(DISTINCT InvoiceNo)") == 25_900)
    #expect(try reading.count("count(DISTINCT StockCode)") == 4_070)
    #expect(try reading.count("count(DISTINCT Country)") == 38)
    let different = "(SELECT DISTINCT COLUMNS('^[^r]') FROM raw)"
    #expect(try reading.count("(SELECT count(*) FROM \(different))") == 536_641)
  }

  private static func files(in folder: String, ending: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: SharedData.path(folder))
    return (names ?? []).filter { $0.hasSuffix(ending) }.sorted()
  }
}

/// A row without what differs between the published files and the JSON beside them: the files lost
/// the returns inside their cells, and the telephone number of one is masked in its JSON only.
private func comparable(_ row: [String: String]) -> [String: String] {
  var row = row.mapValues { text in
    String(decoding: text.utf8.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
  }
  row["Contact Phone Number"] = nil
  return row
}
