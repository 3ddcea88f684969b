import CADBC
import Tabular
import Testing

@Suite("A table through the Arrow interface of C")
struct ArrowTests {
  @Test("comes back the same, whatever the size of the batches", arguments: [1, 2, 3, 7, 1_000])
  func roundTrip(_ batchRows: Int) throws {
    let rows = 20
    let isPresent = (0..<rows).map { $0 % 3 != 1 }
    let words = TextValues(["no", "yes"])
    let table = Table(columns: [
      Column(name: "n", values: .integer((0..<20).map { $0 - 5 }), isPresent: isPresent),
      Column(name: "flag", values: .boolean(isPresent), isPresent: isPresent.reversed()),
      Column(name: "money", values: .decimal((0..<20).map { $0 * -7 }, scale: 4)),
      Column(name: "text", values: .text(TextValues((0..<rows).map { "t\($0)" }))),
      Column(name: "word", values: .category(codes: (0..<20).map { $0 % 2 }, values: words)),
    ])
    var stream = unsafe ArrowArrayStream()
    unsafe table.export(to: &stream, batchRows: batchRows)
    let back = try unsafe Table(taking: &stream)
    #expect(unsafe stream.release == nil)
    #expect(back.columnNames == table.columnNames)
    for row in 0..<rows {
      #expect(back["n"]?.isMissing(row) == !isPresent[row])
      #expect(back["flag"]?.isMissing(row) == !isPresent[rows - 1 - row])
    }
    guard case .integer(let numbers) = back["n"]?.values,
      case .boolean(let flags) = back["flag"]?.values,
      case .decimal(let money, scale: 4) = back["money"]?.values,
      case .text(let texts) = back["text"]?.values, case .text(let word) = back["word"]?.values
    else {
      Issue.record("a column came back as another type")
      return
    }
    #expect(numbers == (0..<20).map { $0 - 5 })
    #expect(flags == isPresent)
    #expect(money == (0..<20).map { $0 * -7 })
    #expect((0..<rows).allSatisfy { row in texts[row] == "t\(row)" && word[row] == words[row % 2] })
  }

  @Test("without rows keeps its columns")
  func noRows() throws {
    var stream = unsafe ArrowArrayStream()
    unsafe Table(columns: [Column(name: "n", values: .integer([]))]).export(to: &stream)
    let back = try unsafe Table(taking: &stream)
    #expect(back.columnNames == ["n"])
    #expect(back.rowCount == 0)
  }

  @Test("is handed on when it is dropped before its end")
  func dropped() throws {
    var stream = unsafe ArrowArrayStream()
    let table = Table(columns: [Column(name: "n", values: .integer([1, 2, 3]))])
    unsafe table.export(to: &stream, batchRows: 1)
    var batches = try unsafe ArrowBatches(stream)
    #expect(try batches.next()?.rowCount == 1)
  }
}
