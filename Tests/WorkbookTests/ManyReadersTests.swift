import Dispatch
import Tabular
import TestSupport
import Testing
import Workbook

@Suite("Many readers at once")
struct ManyReadersTests {
  @Test("do not wait for each other's threads", .timeLimit(.minutes(30)))
  func many() async throws {
    let folder = try ScratchFolder()
    var book = TinyWorkbook()
    book.sheet =
      #"<row r="1"><c r="A1" t="str"><v>h</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>"#
    let path = try book.write(to: folder)
    let count = 600
    let rows = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<count {
        group.addTask {
          await withCheckedContinuation { done in
            // The shared threads, all of them busy with readers.
            DispatchQueue.global(qos: .userInitiated).async {
              done.resume(returning: (try? Workbook(path: path).read().table.rowCount) ?? 0)
            }
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(rows == count)
  }
}
