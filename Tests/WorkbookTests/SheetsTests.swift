import FoundationEssentials
import Tabular
import TestSupport
import Testing
import Workbook

@Suite("Sheets of a workbook")
struct SheetsTests {
  /// A sheet as rows of cells; a number is written as one, an empty text as no cell.
  private typealias Rows = [[String]]

  private let march: Rows = [["id", "units", "x"], ["a", "1", "y"], ["b", "2", "z"]]
  private let april: Rows = [
    ["Sales"], ["units", "id", "X"], [], ["3", "77", ""], ["4.5", "b", "y"],
  ]
  private let cover: Rows = [["Export of the shop"], ["Made in May"], ["For the owner"]]

  private func read(
    _ sheets: [(String, Rows)], _ names: [String] = [], headerRow: Int? = nil
  ) throws -> SheetTable {
    var book = TinyWorkbook()
    book.sheets = sheets.map { ($0.0, xml($0.1)) }
    let folder = try ScratchFolder()
    return try Workbook(path: book.write(to: folder)).read(sheets: names, headerRow: headerRow)
  }

  private func xml(_ rows: Rows) -> String {
    rows.enumerated().map { number, row in
      let cells = row.enumerated().map { column, text -> String in
        let place = "\(["A", "B", "C"][column])\(number + 1)"
        if text.isEmpty { return "" }
        if Double(text) != nil { return "<c r=\"\(place)\"><v>\(text)</v></c>" }
        return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
      }
      return "<row r=\"\(number + 1)\">\(cells.joined())</row>"
    }.joined()
  }

  private func texts(_ sheet: SheetTable, _ name: String) -> [String] {
    switch sheet.table[name]?.values {
    case .category(let codes, let texts): codes.map { texts[Int($0)] }
    case .integer(let values): values.map { "\($0)" }
    case .number(let values): values.map { "\($0)" }
    default: []
    }
  }

  @Test("the first with rows is read, and the others are named")
  func first() throws {
    let read = try read([("March", march), ("April", april), ("Empty", [])])
    #expect(read.parts.map(\.sheet) == ["March"])
    #expect(read.otherSheets == ["April"])
    let note = try #require(read.notes.first)
    #expect(note.contains("'March'") && note.contains("'April'") && note.contains("--sheet all"))
    #expect(!note.contains("Empty"))
    #expect(try self.read([("March", march), ("Empty", [])]).notes.isEmpty)
  }

  @Test(
    "a cover is passed over",
    arguments: [[["Export"]], [["Export"], ["of the shop"], ["made in May"]], []])
  func cover(cover: [[String]]) throws {
    let read = try read([("About", cover), ("March", march)])
    #expect(read.parts.map(\.sheet) == ["March"])
    #expect(read.table.rowCount == 2)
  }

  @Test("a lone column is read where there is nothing else")
  func lone() throws {
    let read = try read([("Only", cover), ("Empty", [])])
    #expect(read.table.rowCount == 2)
  }

  @Test("several are read one after another, whatever the order of their columns")
  func several() throws {
    for names in [["March", "April"], ["all"], ["March", "April", "March"]] {
      let read = try read([("March", march), ("Empty", []), ("April", april)], names)
      #expect(texts(read, "id") == ["a", "b", "77", "b"])
      #expect(texts(read, "units") == ["1.0", "2.0", "3.0", "4.5"])
      #expect(read.parts.map(\.sheet) == ["March", "April"])
      #expect(read.parts.map(\.headerRow) == [1, 2])
      #expect((0..<4).map(read.sheetRow) == [2, 3, 4, 5])
      #expect(read.blankRows == 1)
      #expect(read.notes == ["The sheets 'March', 'April' were read one after another."])
    }
  }

  @Test("a text that stands on two sheets stays the same")
  func sharedTexts() throws {
    let rows = { (start: Int) in
      [["id", "n"]] + (start..<start + 3_000).map { ["text \($0 % 700)", "\($0)"] }
    }
    let read = try read([("A", rows(0)), ("B", rows(3_000))], ["all"])
    #expect(texts(read, "id") == (0..<6_000).map { "text \($0 % 700)" })
  }

  @Test("a sheet called all is that sheet")
  func calledAll() throws {
    let read = try read([("March", march), ("all", april)], ["all"])
    #expect(read.parts.map(\.sheet) == ["all"])
  }

  @Test("others columns are refused, with their names")
  func different() throws {
    #expect(
      throws: WorkbookError.differentColumns(
        path: "", sheets: ["March", "Prices"], columns: ["units", "price"])
    ) {
      do {
        _ = try read(
          [("March", march), ("Prices", [["id", "x", "price"], ["a", "y", "1"]])], ["all"])
      } catch WorkbookError.differentColumns(_, let sheets, let columns) {
        throw WorkbookError.differentColumns(path: "", sheets: sheets, columns: columns)
      }
    }
  }

  @Test("a sheet without rows is answered with the others")
  func withoutRows() throws {
    for (name, words) in [("Bare", "no row below it"), ("Empty", "is empty")] {
      let sheets = [("Bare", [["id", "units"]]), ("Empty", []), ("March", march)]
      #expect { try read(sheets, [name]) } throws: { error in
        let text = "\(error)"
        return text.contains(words) && text.contains("'March'") && text.contains("--sheet")
      }
    }
    #expect { try read([("Empty", []), ("Bare", [["id", "units"]])]) } throws: { error in
      "\(error)".contains("The sheet 'Bare'")
    }
  }

  @Test("a header row that is given is looked for on later sheets too")
  func headerRow() throws {
    let read = try read([("About", [["x"]]), ("April", april)], headerRow: 2)
    #expect(read.parts.map(\.sheet) == ["April"])
  }
}
