import Testing

@testable import Service

@Suite("Lines of a child")
struct LineSplitterTests {
  @Test("come whole, however the pipe cuts them", arguments: 1...9)
  func pieces(size: Int) {
    let bytes = Array("one\ntwo and more\n\nlast".utf8)
    var lines: [String] = []
    var splitter = LineSplitter()
    for start in stride(from: 0, to: bytes.count, by: size) {
      splitter.add(bytes[start..<min(bytes.count, start + size)]) { lines.append($0) }
    }
    splitter.finish { lines.append($0) }
    #expect(lines == ["one", "two and more", "", "last"])
  }
}
