import CommandLineKit
import Reporting
import Tabular
import TestSupport
import Testing

@Suite("clean")
struct CleanCommandTests {
  private let header = "Invoice,StockCode,Note,Quantity,Date,Price,Customer,row"

  /// Cleans lines of a CSV file, and returns the lines of the result.
  private func clean(_ lines: [String], _ options: String...) throws -> [String] {
    let folder = try ScratchFolder()
    try folder.write(([header] + lines).joined(separator: "\n") + "\n", to: "shop.csv")
    let run = try ProgramRun(
      ["clean", folder.path("shop.csv"), "-o", folder.path("out.csv"), "-q"] + options)
    #expect(run.messages.isEmpty, "\(run.messages)")
    return try folder.text("out.csv").split(separator: "\n").map(String.init)
  }

  @Test("keeps every column of the file under its name, and says the row")
  func columns() throws {
    let lines = try clean(
      [
        "1,A,\"x, y\",2,2024-03-01,1.50,100.0,q", "2,B,,1,2024-03-02,2,,q", "",
        "3,A,late,3,2024-03-03,2.25,101,z",
      ], "-r", "rfm")
    #expect(
      lines == [
        "row_2,Invoice,StockCode,Note,Quantity,Date,Price,Customer,row,total",
        "2,1,A,\"x, y\",2,2024-03-01 00:00:00,1.5,100,q,3.00",
        "5,3,A,late,3,2024-03-03 00:00:00,2.25,101,z,6.75",
      ])
  }

  @Test("takes what returns undid off quantities and totals")
  func netted() throws {
    let lines = try clean(
      [
        "1,10,n,5,2024-03-01,2,100,q", "2,11,n,1,2024-03-01,2,100,q",
        "C3,10,n,-2,2024-03-02,2,100,q",
      ],
      "-r", "retail")
    #expect(
      lines.dropFirst() == [
        "2,1,10,n,3,2024-03-01 00:00:00,2,100,q,6.00",
        "3,2,11,n,1,2024-03-01 00:00:00,2,100,q,2.00",
      ])
  }

  @Test("names the files where there are several")
  func files() throws {
    let folder = try ScratchFolder()
    for month in ["feb", "mar"] {
      try folder.write(SmallInputs.shop, to: "\(month).csv")
    }
    _ = try ProgramRun(
      ["clean", folder.path("*r.csv"), folder.path("feb.csv"), "-o", folder.path("out.csv"), "-q"]
        + ["-r", "rfm"])
    let lines = try folder.text("out.csv").split(separator: "\n")
    #expect(lines[0].hasPrefix("file,row,InvoiceNo,"))
    #expect(lines[1].hasPrefix("mar.csv,2,1000,"))
    #expect(lines.last?.hasPrefix("feb.csv,31,1029,") == true)
  }

  @Test("says the row of the sheet below blank ones, in tables and in errors")
  func blankRows() throws {
    let folder = try ScratchFolder()
    func column(_ name: String, _ texts: [String]) -> Column {
      let places = 0..<texts.count * 2
      return Column(
        name: name, values: .text(TextValues(places.map { texts[$0 / 2] })),
        isPresent: places.map { $0 % 2 == 0 })
    }
    for (name, last) in [("good", "1"), ("bad", "many")] {
      let table = Table(columns: [
        column("Invoice", (1...12).map { "\($0)" }),
        column("Quantity", (1...11).map { "\($0)" } + [last]),
        column("Date", (10...21).map { "2024-03-\($0)" }),
        column("Price", (1...12).map { "\($0).5" }),
        column("Customer", (1...12).map { "\($0 / 2)" }),
      ])
      try folder.writeWorkbook([("Sales", table)], to: "\(name).xlsx")
    }
    let words = { ["clean", folder.path($0), "-r", "rfm", "-q", "-o", folder.path("out.csv")] }
    #expect(try ProgramRun(words("good.xlsx")).status == ExitCode.success.rawValue)
    let rows = try folder.text("out.csv").split(separator: "\n").map { $0.prefix { $0 != "," } }
    #expect(rows == ["row"] + (1...12).map { "\($0 * 2)" })
    #expect(try ProgramRun(words("bad.xlsx")).messages.contains("the first in row 24;"))
  }
}
