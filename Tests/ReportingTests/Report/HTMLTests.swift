import Ingestion
import Testing

@testable import Reporting

@Suite("Markup")
struct HTMLTests {
  @Test("texts are escaped, pieces are not")
  func escaping() {
    let name = "<script>\"R&D\"</script>\u{0}'"
    let cell: HTML = "<td>\(name)</td>"
    #expect(
      cell.markup == "<td>&lt;script&gt;&quot;R&amp;D&quot;&lt;/script&gt; &#39;</td>")
    let row: HTML = "<tr>\(cell)\([cell])</tr>"
    #expect(row.markup == "<tr>\(cell.markup)\(cell.markup)</tr>")
  }

  @Test("long tables show ten rows and keep the others closed")
  func longTables() {
    let rows = (1...30).map { [HTML.text("\($0)")] }
    let markup = HTML.longTable("Rows", [.number("N")], rows).markup
    #expect(markup.contains("<summary>20 more</summary>"))
    #expect(markup.components("<tr>") == 32)
    #expect(!HTML.longTable("Rows", [.number("N")], Array(rows.prefix(12))).markup.contains("more"))
  }

  @Test(
    "hashes are written as policies want them",
    arguments: [("", ""), ("66", "Zg=="), ("666f", "Zm8="), ("666f6f", "Zm9v"), ("fbff", "+/8=")])
  func base64s(hexadecimal: String, text: String) {
    #expect(base64(hexadecimal: hexadecimal) == text)
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(_ text: String) -> Int { split(separator: text).count - 1 }
}
