import Testing

@testable import HTTPKit

private let form =
  "--cut\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n\r\n--cu\r\n\r\n"
  + "--cut\r\nContent-Type: text/csv\r\n"
  + "content-disposition: form-data; name=\"file\"; filename=\"C:\\\\x\\\\a%22b.csv\"\r\n\r\n"
  + "a,b\r\n1,2\r\n\r\n--cut--\r\n"

/// What a parser made of some bytes; pieces of data are joined, because cuts may fall anywhere.
private func parse(_ pieces: [ArraySlice<UInt8>]) -> [String] {
  var parser = MultipartParser(boundary: "cut")
  var input = ByteQueue()
  var steps: [String] = []
  var data: [UInt8] = []
  do throws(MultipartError) {
    for piece in pieces {
      input.append(Array(piece))
      while true {
        let step = try parser.step(&input)
        if case .data(let more) = step {
          data += more
          continue
        }
        if step == .needsMore { break }
        if !data.isEmpty { steps.append("\(data)") }
        data = []
        steps.append("\(step)")
      }
    }
  } catch {
    // Whether the last bytes were given out before the error depends on the cuts.
    steps.append("\(error)")
  }
  return steps
}

private func request(_ body: String, type: String = "multipart/form-data; boundary=cut") -> Request
{
  Request(.post, "/", headers: ["content-type": type], body: Array(body.utf8))
}

@Suite("Forms of several parts")
struct MultipartTests {
  @Test("a form cut anywhere gives the same parts")
  func cuts() {
    let bytes = Array(form.utf8)
    let whole = parse([bytes[...]])
    #expect(whole.count == 7)
    for cut in 0...bytes.count { #expect(parse([bytes[..<cut], bytes[cut...]]) == whole) }
    #expect(parse(bytes.indices.map { bytes[$0...$0] }) == whole)
  }

  @Test("a head of a part that is too long is refused however it comes", arguments: [8_192, 8_193])
  func longHeads(_ count: Int) {
    let start = "Content-Disposition: form-data; name="
    let head = start + String(repeating: "n", count: count - start.utf8.count - 4) + "\r\n\r\n"
    let bytes = Array("--cut\r\n\(head)a\r\n--cut--".utf8)
    let whole = parse([bytes[...]])
    #expect(whole.contains { $0.contains("too long") } == (count > 8_192))
    #expect(parse([bytes.prefix(8_000), bytes.dropFirst(8_000)]) == whole)
    #expect(parse(bytes.indices.map { bytes[$0...$0] }) == whole)
  }

  @Test(
    "marks that a combining character follows still divide a head",
    arguments: [
      ("form-data; name=a; filename=x/\u{301}b", "\u{301}b"),
      (#"form-data; name=a; filename="x\\\#u{746}b""#, "\u{746}b"),
      (#"form-data; name=a;\#u{301}=1; filename="b"\#u{301}; filename=c"#, "b"),
    ])
  func combiningCharacters(_ disposition: String, _ fileName: String) {
    let head = PartHead(["content-disposition": disposition])
    #expect(head.name == "a")
    #expect(head.fileName == fileName)
  }

  @Test("a form with random damage, cut at random, gives the same result")
  func damage() {
    var random = SplitMixGenerator(state: 7)
    for _ in 0..<3_000 {
      let bytes = damaged(Array(form.utf8), &random)
      let pieces = randomPieces(bytes, &random)
      #expect(parse(pieces) == parse([bytes[...]]), "\(bytes)")
    }
  }

  @Test("the parts of a form")
  func parts() async throws {
    let reader = try MultipartReader(request(form))
    let note = try #require(try await reader.next())
    #expect(note.head.name == "note")
    #expect(note.head.fileName == nil)
    #expect(try await note.collect() == Array("\r\n--cu\r\n".utf8))
    let file = try #require(try await reader.next())
    #expect(file.head.name == "file")
    #expect(file.head.fileName == "a\"b.csv")
    #expect(file.head.contentType == "text/csv")
    #expect(try await file.collect() == Array("a,b\r\n1,2\r\n".utf8))
    let rest = try await reader.next()
    #expect(rest == nil)
  }

  @Test(
    "malformed forms are refused",
    arguments: [
      ("x", MultipartError.badStart), ("--cutxy", .badBoundary), ("--cutx", .truncated),
      ("--cut\r\n", .truncated),
      ("--cut\r\nA: b\r\n\r\n", .missingName),
      ("--cut\r\nContent-Disposition: form-data\r\n\r\n", .missingName),
      ("--cut\r\nContent-Disposition: form-data; name=a\r\n\r\nb", .truncated),
      ("--cut\r\nno field\r\n\r\n", .badHead("A field must be a name, a colon and a value.")),
    ])
  func malformed(_ body: String, _ expected: MultipartError) async throws {
    let reader = try MultipartReader(request(body))
    await #expect(throws: expected) {
      while let part = try await reader.next() { _ = try await part.collect() }
    }
  }

  @Test(
    "other types are refused",
    arguments: ["text/plain", "multipart/form-data", "multipart/form-data; boundary=\"\""])
  func otherTypes(_ type: String) {
    #expect(throws: MultipartError.notMultipart) {
      _ = try MultipartReader(request(form, type: type))
    }
  }
}
