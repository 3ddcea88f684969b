import Tabular
import Testing

@Suite("A table")
struct TableTests {
  @Test("finds its columns by name and counts what is missing")
  func columns() {
    let column = Column(name: "n", values: .integer([1, 2, 3]), isPresent: [true, false, true])
    let table = Table(columns: [column, Column(name: "t", values: .number([1, 2, 3]))])
    #expect(table.rowCount == 3)
    #expect(table["n"]?.missingCount == 1)
    #expect(table["n"]?.isMissing(1) == true)
    #expect(table["t"]?.missingCount == 0)
    #expect(table["N"] == nil)
  }

  @Test("without columns has no rows")
  func empty() { #expect(Table(columns: []).rowCount == 0) }

  @Test("keeps texts in one piece of memory, empty and broken ones too")
  func texts() {
    var texts = TextValues(["", "Ünï"])
    let broken: [UInt8] = [0x61, 0xFF]
    texts.append(utf8: broken.span)
    #expect(texts.count == 3)
    #expect((0..<3).map { texts[$0] } == ["", "Ünï", "a\u{FFFD}"])
    #expect(texts.offsets == [0, 0, 5, 7])
  }
}
