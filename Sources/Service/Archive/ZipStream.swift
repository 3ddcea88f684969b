import FoundationEssentials

/// Writes files into a zip archive, one after another, uncompressed: most of what a study leaves is
/// compressed already, and the archive begins at once.
///
/// > PKWARE, "APPNOTE.TXT - .ZIP File Format Specification", version 6.3.10, 2022.
struct ZipStream: Sendable {
  /// The folder of the files.
  let folder: String

  /// Their names, plain ASCII.
  let names: [String]

  /// Writes the archive.
  ///
  /// - Parameter write: Takes pieces of it, in order.
  /// - Throws: What `write` throws, or ``ServiceError/state(_:)`` when a file cannot be read.
  func write(_ write: ([UInt8]) async throws -> Void) async throws {
    var entries: [ZipEntry] = []
    var offset = 0
    for name in names {
      // Mapped and passed over twice: a table of customers may be larger than the service.
      let path = URL(filePath: "\(folder)/\(name)")
      guard let data = try? Data(contentsOf: path, options: .alwaysMapped) else {
        throw ServiceError.state("a file of the study cannot be read")
      }
      let sum = pieces(of: data).reduce(0) { checksum($1, after: $0) }
      let entry = ZipEntry(name: name, checksum: sum, size: data.count, offset: offset)
      try await write(entry.localHeader)
      for piece in pieces(of: data) { try await write(piece) }
      offset += entry.localHeader.count + data.count
      entries.append(entry)
    }
    let directory = entries.flatMap(\.directoryHeader)
    try await write(directory + end(entries.count, directory.count, offset))
  }

  private func pieces(of data: Data) -> some Sequence<[UInt8]> {
    stride(from: 0, to: data.count, by: 1 << 16).lazy.map { start in
      [UInt8](data[start..<min(data.count, start + 1 << 16)])
    }
  }

  private func end(_ count: Int, _ size: Int, _ offset: Int) -> [UInt8] {
    little(0x0605_4B50, 4) + little(0, 4) + little(count, 2) + little(count, 2) + little(size, 4)
      + little(offset, 4) + little(0, 2)
  }
}

/// One file of an archive; none is as large as 4 GiB.
private struct ZipEntry {
  let name: String
  let checksum: UInt32
  let size: Int
  let offset: Int

  var localHeader: [UInt8] {
    little(0x0403_4B50, 4) + common + little(name.utf8.count, 2) + little(0, 2) + Array(name.utf8)
  }

  var directoryHeader: [UInt8] {
    little(0x0201_4B50, 4) + little(20, 2) + common + little(name.utf8.count, 2) + little(0, 2)
      + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(offset, 4)
      + Array(name.utf8)
  }

  /// Version, flags, no compression, the first day that the format knows, checksum and sizes.
  private var common: [UInt8] {
    little(20, 2) + little(0x0800, 2) + little(0, 2) + little(0, 2) + little(0x0021, 2)
      + little(Int(checksum), 4) + little(size, 4) + little(size, 4)
  }
}

private func little(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}

/// The checksum that the format asks for: CRC-32 of IEEE 802.3.
///
/// - Parameters:
///   - bytes: A piece.
///   - sum: The checksum of what stands before it.
/// - Returns: The checksum of both.
func checksum(_ bytes: [UInt8], after sum: UInt32 = 0) -> UInt32 {
  ~bytes.reduce(~sum) { crc, byte in
    checksumTable[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ crc >> 8
  }
}

private let checksumTable: [UInt32] = (0..<256).map { byte in
  (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1
  }
}
