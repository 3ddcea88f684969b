import FoundationEssentials
import Ingestion
import Numeric
import Studies
import TestSupport
import Testing

/// A file that is not what was written is refused with a sentence, whatever became of it.
@Suite("The file of a model", .enabled(if: ShopStudies.isPossible, "the engine is not installed"))
struct ModelFileTests {
  private let text: String
  private let folder: ScratchFolder

  init() throws {
    text = try SmallModel.text()
    folder = try ScratchFolder()
  }

  @Test("is the same after reading and writing")
  func roundTrip() throws { #expect(try read(text).json() == text) }

  @Test("is refused with a changed byte, unless it says the very same")
  func flippedBytes() throws {
    var random = SplitMix64(seed: 11)
    let bytes = Array(text.utf8)
    var refused = 0
    for place in stride(from: random.nextIndex(below: 5), to: bytes.count, by: 5) {
      var changed = bytes
      changed[place] ^= 1 << UInt8(random.nextIndex(below: 8))
      // 1e-05 and 1E-05 are one number, and so may be numbers whose 17th digits differ.
      guard let model = try readOrRefuse(changed) else { refused += 1; continue }
      #expect(try model.json() == text, "byte \(place)")
    }
    #expect(refused * 5 > bytes.count * 19 / 20)
  }

  @Test("is refused when it was cut off")
  func truncations() throws {
    let bytes = Array(text.utf8)
    for count in Array(stride(from: 0, to: bytes.count - 1, by: 37)) + [1, bytes.count - 2] {
      #expect(try readOrRefuse(Array(bytes.prefix(count))) == nil, "after \(count) bytes")
    }
    #expect(try readOrRefuse(bytes.dropLast()) != nil, "the last byte ends the last line")
  }

  @Test("is refused with bytes that are no text", arguments: [0x00, 0x80, 0xC0, 0xFF] as [UInt8])
  func noText(byte: UInt8) throws {
    let bytes = Array(text.utf8)
    for place in [0, 1, bytes.count / 2, bytes.count - 1] {
      var changed = bytes
      changed[place] = byte
      #expect(try readOrRefuse(changed) == nil)
    }
    #expect(try readOrRefuse([UInt8](repeating: byte, count: 64)) == nil)
  }

  @Test("of a newer format is refused by its version")
  func newer() throws {
    let error = #expect(throws: ModelError.self) {
      try read(text.replacing(",\"version\":1}\n", with: ",\"version\":7}\n"))
    }
    let sentence = try #require(error).description
    #expect(sentence.contains("is of version 7") && sentence.contains("versions up to 1"))
    #expect(sentence.contains("use a newer program"))
  }

  @Test("that is another's, or nothing, is refused as no model")
  func others() throws {
    for text in [
      "", " ", "null", "[]", "{}", "7", "{\"format\":\"onnx\",\"version\":1}", "\u{FEFF}",
    ] {
      let error = #expect(throws: ModelError.self) { try read(text) }
      #expect(error?.description.contains("is not a model of this program") == true, "\(text)")
    }
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: ModelError.self) { try read("{\"format\":\(deep)") }
    #expect(throws: ModelError.self) {
      try read("{\"format\":\"clientele-model\",\"model\":\(deep)")
    }
    let absent = #expect(throws: ModelError.self) { try Model(path: folder.path("none.json")) }
    #expect(absent?.description.contains("no such file") == true)
    #expect(throws: ModelError.self) { try Model(path: folder.path("")) }
  }

  private func read(_ text: String) throws -> Model {
    try folder.write(text, to: "model.json")
    return try Model(path: folder.path("model.json"))
  }

  /// The model of some bytes, or `nil` when they were refused in one sentence.
  private func readOrRefuse(_ bytes: some Collection<UInt8>) throws -> Model? {
    try Data(bytes).write(to: URL(filePath: folder.path("bytes.json")))
    do throws(ModelError) {
      return try Model(path: folder.path("bytes.json"))
    } catch {
      #expect("\(error)".hasSuffix(".") && "\(error)".contains("bytes.json"))
      return nil
    }
  }
}
