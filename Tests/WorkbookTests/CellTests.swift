import Tabular
import TestSupport
import Testing
import Workbook

@Suite("Cells of a workbook")
struct CellTests {
  /// Reads one column of cells below the header `h`, as texts; missing ones are nil.
  private func column(
    _ cells: [String], strings: [String] = [], styles: String = "", properties: String = ""
  ) throws -> (values: [String?], sheet: SheetTable) {
    let rows = cells.enumerated().map { "<row r=\"\($0 + 2)\">\($1)</row>" }.joined()
    var book = TinyWorkbook()
    book.sheet = #"<row r="1"><c r="A1" t="inlineStr"><is><t>h</t></is></c></row>"# + rows
    book.sharedStrings = strings
    book.styles = styles
    book.workbookProperties = properties
    let sheet = try book.read()
    return (texts(sheet.table["h"]), sheet)
  }

  private func texts(_ column: Column?) -> [String?] {
    guard let column else { return [] }
    return (0..<column.count).map { row in
      guard !column.isMissing(row) else { return nil }
      return switch column.values {
      case .boolean(let values): "\(values[row])"
      case .integer(let values): "\(values[row])"
      case .number(let values): "\(values[row])"
      case .decimal(let values, _): "\(values[row])"
      case .timestamp(let values): WallClock(microseconds: values[row]).text
      case .text(let values): values[row]
      case .category(let codes, let values): values[Int(codes[row])]
      }
    }
  }

  @Test(
    "are read in every form",
    arguments: [
      (#"<c r="A2"><v>7</v></c>"#, "7"), (#"<c r="A2" s="0"><v>-1.5</v></c>"#, "-1.5"),
      (#"<c r="A2"><v>2.5499999999999998</v></c>"#, "2.55"),
      (#"<c r="A2"><v>1E3</v></c>"#, "1000"), (#"<c r="A2"><v>0x10</v></c>"#, "0x10"),
      (#"<c r="A2" t="n"><v>7</v></c>"#, "7"),
      (#"<c r="A2" t="s"><v>0</v></c>"#, "one"), (#"<c r="A2" t="s"><v>1</v></c>"#, "a & b"),
      (#"<c r="A2" t="s"><v>2</v></c>"#, "rich text"),
      (#"<c r="A2" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>"#, " x "),
      (#"<c r="A2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>"#, "ab"),
      (#"<c r="A2" t="str"><f>A1</f><v>result</v></c>"#, "result"),
      (#"<c r="A2" t="inlineStr"><is><t> Tea &amp; cafés </t></is></c>"#, "Tea & cafés"),
      (#"<c r="A2" t="str"><f t="shared" si="1"/><v>r_x</v></c>"#, "r_x"),
      (#"<c r="A2" t="b"><f ca="1">A1&gt;1</f><v>1</v></c>"#, "true"),
      (#"<c r="A2"><f>1+1</f><v>2</v></c>"#, "2"), (#"<c t="b" r="A2"><v>1</v></c>"#, "true"),
      (#"<c><v>5</v></c>"#, "5"), (#"<x:c r="A2"><x:v>6</x:v></x:c>"#, "6"),
      (#"<c r='A2'><v> 8 </v></c>"#, "8"),
      (#"<c r="A2" t="str"><v><![CDATA[<b>]]></v></c>"#, "<b>"),
      (#"<c r="A2" t="str"><v>&#x41;&lt;_x000D_</v></c>"#, "A<\r"),
      (#"<c r="A2" t="d"><v>2011-12-09T12:50:00</v></c>"#, "2011-12-09 12:50:00"),
      (#"<c r="A2" t="d"><v>2011-12-09T12:50:00.25Z</v></c>"#, "2011-12-09 12:50:00.250000"),
      (#"<c r="A2" t="d"><v>12:50:00</v></c>"#, "1899-12-31 12:50:00"),
      (#"<c r="A2" t="inlineStr"><is><t> x&#160;\#n</t></is></c>"#, "x\u{A0}"),
      ("<c r=\"A2\" t=\"inlineStr\"><is><t>a\r\nb\rc_x000D_\r\nd</t></is></c>", "a\nb\nc\r\nd"),
      (#"<c r="A2"><v>7</v></c><c r="XFD2" s="1"/>"#, "7"),
    ])
  func forms(cell: String, expected: String) throws {
    let strings = [
      "<t>one</t>", "<t>a &amp; b</t>",
      "<r><t xml:space=\"preserve\">rich </t></r><rPh><t>no</t></rPh><r><t>text</t></r>",
    ]
    #expect(try column([cell], strings: strings).values == [expected])
    // One space more, and the row is read the slow way.
    let spaced = "<c" + " " + cell.dropFirst(2)
    #expect(try column([spaced], strings: strings).values == [expected])
  }

  @Test("dates follow the format, the epoch and the year 1900 that had no leap day")
  func dates() throws {
    let styles = """
      <styleSheet><numFmts><numFmt numFmtId="164" formatCode="[Red]yyyy\\-mm\\-dd"/>\
      <numFmt numFmtId="165" formatCode="0.00&quot; days&quot;"/></numFmts><cellXfs>\
      <xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>
      """
    let cells = [
      #"<c r="A2" s="1"><v>40513.351388888892</v></c>"#, #"<c r="A3" s="2"><v>59</v></c>"#,
      #"<c r="A4" s="2"><v>61</v></c>"#,
    ]
    #expect(
      try column(cells, styles: styles).values == [
        "2010-12-01 08:26:00", "1900-02-28 00:00:00", "1900-03-01 00:00:00",
      ])
    // Extensions have an element of the same name without that attribute.
    let properties = #"<workbookPr date1904="1"/><x15:workbookPr chartTrackingRefBase="1"/>"#
    let late = try column([cells[0]], styles: styles, properties: properties)
    #expect(late.values == ["2014-12-02 08:26:00"])
    #expect(try column([#"<c r="A2" s="3"><v>3</v></c>"#], styles: styles).values == ["3"])
  }

  @Test("numbers beside texts become texts without ornament, error cells are missing and counted")
  func mixed() throws {
    let read = try column(
      [
        #"<c r="A2"><v>536365</v></c>"#, #"<c r="A3" t="s"><v>0</v></c>"#,
        #"<c r="A4" t="e"><v>#N/A</v></c>"#, #"<c r="A5"/>"#, #"<c r="A6"><v>0.5</v></c>"#,
      ], strings: ["<t>C536379</t>"])
    #expect(read.values == ["536365", "C536379", nil, "0.5"])
    #expect(read.sheet.errorCells == 1)
    #expect(read.sheet.blankRows == 1)
    #expect(read.sheet.sheetRow(of: 3) == 6)
  }

  @Test("a text that is not there is refused")
  func danglingText() throws {
    let cell = #"<c r="A2" t="s"><v>1</v></c>"#
    #expect(try column([cell], strings: ["<t>a</t>", "<t>b</t>"]).values == ["b"])
    #expect("shared text") { try column([cell], strings: ["<t>a</t>"]) } throws: { error in
      "\(error)".contains("column 1 refers to a shared text that is not there")
    }
  }

  @Test("texts are the same where a column holds few of all shared ones")
  func fewTexts() throws {
    let strings = (0..<100).map { "<t>\($0)</t>" }
    let cells = [7, 99, 7].enumerated().map { "<c r=\"A\($0 + 2)\" t=\"s\"><v>\($1)</v></c>" }
    #expect(try column(cells, strings: strings).values == ["7", "99", "7"])
  }

  @Test("thousands of texts in cells keep their places")
  func manyTexts() throws {
    let words = (0..<6_000).map { "text \($0 % 2_500 * 7)" }
    let cells = words.enumerated().map {
      "<c r=\"A\($0 + 2)\" t=\"inlineStr\"><is><t>\($1)</t></is></c>"
    }
    #expect(try column(cells).values == words)
  }

  @Test("tags may end with spaces")
  func spacedTags() throws {
    var book = TinyWorkbook()
    book.sheet =
      "<row r=\"1\" ><c r=\"A1\" t=\"str\" ><v >h</v ></c ></row >\n<row r=\"2\"><c r=\"A2\"><v>4</v></c></row\t>"
    #expect(texts(try book.read().table["h"]) == ["4"])
  }

  @Test("rows may stand out of order, or say no number")
  func rowOrder() throws {
    var book = TinyWorkbook()
    book.sheet =
      #"<row r="4"><c r="A4"><v>3</v></c></row><row r="1"><c r="A1" t="str"><v>h</v></c></row>"#
      + #"<row><c><v>1</v></c></row><row><c><v>2</v></c></row>"#
    let sheet = try book.read()
    #expect(texts(sheet.table["h"]) == ["1", "2", "3"])
  }

  @Test("a text in the last row is no header")
  func footnote() throws {
    var book = TinyWorkbook()
    book.sheet =
      #"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>"#
      + #"<row r="3"><c r="A3" t="str"><v>Source: the shop</v></c></row>"#
    #expect(try book.read().headerRow == 1)
  }

  @Test("the header is found below a title, and its names are made distinct")
  func header() throws {
    var book = TinyWorkbook()
    book.sheet =
      #"<row r="1"><c r="A1" t="str"><v>Sales of March</v></c></row>"#
      + #"<row r="3"><c r="A3" t="str"><v>id</v></c><c r="B3" t="str"><v>id</v></c>"#
      + #"<c r="D3" t="str"><v>x</v></c></row>"#
      + #"<row r="4"><c r="A4"><v>1</v></c><c r="B4"><v>2</v></c><c r="C4"><v>3</v></c>"#
      + #"<c r="D4"><v>4</v></c></row>"#
    let sheet = try book.read()
    #expect(sheet.headerRow == 3)
    #expect(sheet.table.columnNames == ["id", "id_2", "column_3", "x"])
    #expect(sheet.notes.count == 2)
    let given = try book.read(headerRow: 1)
    #expect(given.table.columnNames.first == "Sales of March")
  }
}
