import TestSupport
import Testing

@testable import Service

@Suite("Archives")
struct ZipStreamTests {
  @Test("hold files under their names, with the checksum of the format")
  func archive() async throws {
    let folder = try ScratchFolder()
    try folder.write("123456789", to: "digits.txt")
    try folder.write("", to: "empty.txt")
    var bytes: [UInt8] = []
    try await ZipStream(folder: folder.path("."), names: ["digits.txt", "empty.txt"]).write {
      bytes += $0
    }
    #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]))
    #expect(bytes.suffix(22).starts(with: [0x50, 0x4B, 5, 6]))
    #expect(bytes.suffix(22).dropFirst(10).first == 2)
    // The check value of CRC-32, https://reveng.sourceforge.io/crc-catalogue/
    #expect(checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(checksum([]) == 0)
  }
}
