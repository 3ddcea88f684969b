import Tabular
import TestSupport
import Testing
import Workbook

@Suite(
  "The Online Retail workbook",
  .enabled(if: SharedData.isPresent, "the shared data are not on this machine"))
struct OnlineRetailTests {
  @Test("has the rows, the gaps and the sums that pandas finds")
  func wholeSheet() throws {
    let sheet = try Workbook(path: SharedData.path("online_retail.xlsx")).read()
    #expect(sheet.table.rowCount == 541_909)
    #expect(
      sheet.table.columnNames == [
        "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice",
        "CustomerID", "Country",
      ])
    #expect(sheet.table["CustomerID"]?.missingCount == 135_080)
    #expect(sheet.table["Description"]?.missingCount == 1_454)
    guard case .integer(let quantities) = sheet.table["Quantity"]?.values,
      case .number(let prices) = sheet.table["UnitPrice"]?.values,
      case .timestamp(let times) = sheet.table["InvoiceDate"]?.values,
      case .category(let codes, let invoices) = sheet.table["InvoiceNo"]?.values
    else {
      Issue.record("a column has another type")
      return
    }
    #expect(quantities.reduce(0, +) == 5_176_450)
    #expect(abs(prices.reduce(0, +) - 2_498_803.974) < 1e-4)
    #expect(WallClock(microseconds: times[0]).text == "2010-12-01 08:26:00")
    #expect(WallClock(microseconds: times[541_908]).text == "2011-12-09 12:50:00")
    #expect(times.allSatisfy { $0 % 60_000_000 == 0 }, "every time is a whole minute")
    #expect(invoices[Int(codes[0])] == "536365")
    #expect(invoices.count == 25_900)
  }

  @Test("refuses what was cut off", arguments: ["online_retail/truncated_xlsx"])
  func cutOff(folder: String) throws {
    for file in try SharedData.files(in: folder) {
      #expect(throws: WorkbookError.self) { try Workbook(path: file).read() }
    }
  }
}
