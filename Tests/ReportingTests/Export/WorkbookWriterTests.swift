import Reporting
import Tabular
import TestSupport
import Testing

@Suite("Writing workbooks")
struct WorkbookWriterTests {
  private let table = Table(columns: [
    Column(name: "InvoiceNo", values: .text(TextValues(["536365", "C536379", "0042"]))),
    Column(name: "price", values: .number([2.55, -1, .nan]), isPresent: [true, true, false]),
    Column(name: "when", values: .timestamp([1_291_191_960_000_000, 0, 0])),
    Column(name: "safe", values: .boolean([true, false, true])),
  ])

  @Test("writes a zip archive, the same bytes each time")
  func bytes() throws {
    let folder = try ScratchFolder()
    let sheet = WorkbookSheet(
      name: "Sales", table: table, formats: ["price": .money], numericTexts: ["InvoiceNo"])
    try WorkbookWriter(sheets: [sheet]).write(to: folder.path("a.xlsx"))
    try WorkbookWriter(sheets: [sheet]).write(to: folder.path("b.xlsx"))
    let bytes = try folder.bytes("a.xlsx")
    #expect(bytes.starts(with: Array("PK\u{3}\u{4}".utf8)))
    #expect(bytes == (try folder.bytes("b.xlsx")))
    #expect(folder.names == ["a.xlsx", "b.xlsx"])
  }

  @Test("stops when the disk is full")
  func full() {
    let sheet = WorkbookSheet(name: "Sales", table: table)
    #expect(throws: ReportingError.diskFull(path: "/dev/full")) {
      try WorkbookWriter(sheets: [sheet]).write(to: "/dev/full")
    }
  }

  @Test("refuses a text no cell holds, and leaves nothing behind")
  func longText() throws {
    let folder = try ScratchFolder()
    let long = String(repeating: "x", count: 32_768)
    let table = Table(columns: [Column(name: "note", values: .text(TextValues(["ok", long])))])
    #expect(throws: ReportingError.textTooLong(column: "note", row: 2, limit: 32_767)) {
      try WorkbookWriter(sheets: [WorkbookSheet(name: "N", table: table)])
        .write(to: folder.path("a.xlsx"))
    }
    #expect(folder.names.isEmpty)
  }

  @Test("refuses more rows than a sheet holds")
  func rows() throws {
    let column = Column(name: "n", values: .integer(Array(repeating: 1, count: 1_048_576)))
    let sheet = WorkbookSheet(name: "N", table: Table(columns: [column]))
    #expect(throws: ReportingError.self) {
      try WorkbookWriter(sheets: [sheet]).write(to: "/nowhere/a.xlsx")
    }
  }

  @Test("refuses a name no tab can have", arguments: ["a/b", "history[1]"])
  func names(name: String) throws {
    let folder = try ScratchFolder()
    #expect(throws: ReportingError.self) {
      try WorkbookWriter(sheets: [WorkbookSheet(name: name, table: table)])
        .write(to: folder.path("a.xlsx"))
    }
  }

  @Test(
    "tells the format from the ending",
    arguments: [("a.csv", .csv), ("b/c.XLSX", .xlsx), ("d.x.parquet", .parquet)]
      as [(String, TableFormat)])
  func formats(path: String, format: TableFormat) throws {
    #expect(try TableFormat(path: path) == format)
    #expect(throws: ReportingError.self) { try TableFormat(path: "folder.csv/name") }
    #expect(throws: ReportingError.self) { try TableFormat(path: "a.txt") }
  }
}
