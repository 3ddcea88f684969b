import Ingestion
import Testing

@Suite("The encoding of a CSV file")
struct EncodingTests {
  static let text = "name,price\nCafé Ünal,5\nŠkoda,6\n"

  private func wide(_ text: String, isLittle: Bool, mark: Bool) -> [UInt8] {
    ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittle ? bytes : bytes.reversed()
    }
  }

  @Test("UTF-16 is found", arguments: [(true, true), (false, true), (true, false), (false, false)])
  func utf16(_ isLittle: Bool, _ mark: Bool) throws {
    let reading = try Reading(wide(Self.text, isLittle: isLittle, mark: mark))
    #expect(reading.names == ["name", "price"])
    #expect(try reading.rows == [["Café Ünal", "5"], ["Škoda", "6"]])
  }

  @Test("Windows-1252 is found, and a note says so")
  func windows() throws {
    // 0x80 is the euro sign there, and nothing in Latin-1.
    let reading = try Reading(Array("a,b\nCaf".utf8) + [0xE9, 0x80] + Array(",1\n".utf8))
    #expect(try reading.rows == [["Café€", "1"]])
    #expect(reading.relation.notes.contains { $0.contains("Windows-1252") })
  }

  @Test("is found also where the first odd byte stands far below")
  func late() throws {
    let filler = String(repeating: "abc ", count: 300)
    let lines = (0..<5_000).map { "\($0),\(filler)" }.joined(separator: "\n")
    let reading = try Reading(Array("a,b\n\(lines)\nx,".utf8) + [0xE9, 0x0A])
    #expect(reading.relation.rowCount == 5_001)
    #expect(try reading.count("count(*) FILTER (WHERE a = 'x' AND b = 'é')") == 1)
    #expect(reading.relation.setAside == [])
  }

  @Test("is what the user says, of all that the system knows")
  func given() throws {
    let greek: [UInt8] = Array("a,b\n".utf8) + [0xE1, 0xE2, 0x2C, 0x31, 0x0A]
    let reading = try Reading(greek, options { $0.encoding = "iso-8859-7" })
    #expect(try reading.rows == [["αβ", "1"]])
  }

  @Test("that does not fit replaces characters and says how many")
  func unreadable() throws {
    let bytes = Array("a,b\nx".utf8) + [0xFF, 0x79] + Array(",1\n".utf8)
    let reading = try Reading(bytes, options { $0.encoding = "iso-8859-7" })
    #expect(try reading.rows == [["x\u{FFFD}y", "1"]])
    #expect(reading.relation.notes.contains { $0.hasPrefix("1 characters") })
  }

  @Test("of what is no text is an error")
  func binary() {
    #expect { try Reading([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13, 0, 1, 2]) } throws: { error in
      "\(error)".contains("no text")
    }
  }
}
