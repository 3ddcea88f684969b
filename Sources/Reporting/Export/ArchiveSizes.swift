/// Reads the sizes of the members of a zip archive from its directory.
///
/// - Returns: Uncompressed bytes by name; empty when the bytes are no archive.
func archiveSizes(_ bytes: [UInt8]) -> [String: Int] {
  guard let end = endRecord(bytes) else { return [:] }
  var sizes: [String: Int] = [:]
  var place = number(bytes, end + 16, 4)
  for _ in 0..<number(bytes, end + 10, 2) {
    guard place + 46 <= bytes.count, number(bytes, place, 4) == 0x0201_4B50 else { break }
    let nameLength = number(bytes, place + 28, 2)
    guard place + 46 + nameLength <= bytes.count else { break }
    let name = String(decoding: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self)
    sizes[name] = number(bytes, place + 24, 4)
    place += 46 + nameLength + number(bytes, place + 30, 2) + number(bytes, place + 32, 2)
  }
  return sizes
}

/// Where the record at the end of the directory begins; archives of ours have no comment.
private func endRecord(_ bytes: [UInt8]) -> Int? {
  let start = bytes.count - 22
  return start >= 0 && number(bytes, start, 4) == 0x0605_4B50 ? start : nil
}

/// A number of some bytes, the lowest first; 0 beyond the end.
private func number(_ bytes: [UInt8], _ start: Int, _ width: Int) -> Int {
  guard start >= 0, start + width <= bytes.count else { return 0 }
  return (0..<width).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
}
