/// A part of a zip archive, as its directory describes it.
struct ZipEntry: Sendable {
  let name: String
  let method: Int
  let isEncrypted: Bool
  let crc: UInt32
  let packedSize: Int
  let size: Int
  let headerOffset: Int
}

/// The directory of a zip archive, with 64-bit sizes where they are used.
///
/// Sizes come from the directory, which has them even where a part is followed by a data descriptor.
///
/// > PKWARE. "APPNOTE.TXT — .ZIP File Format Specification", version 6.3.10.
struct ZipArchive: Sendable {
  let file: FileBytes
  let entries: [String: ZipEntry]

  init(_ file: FileBytes, limits: WorkbookLimits) throws(WorkbookError) {
    self.file = file
    let directory = try Self.findDirectory(file)
    guard directory.count <= limits.parts else {
      throw .limit(path: file.path, what: "parts", value: limits.parts, flag: "limit-parts")
    }
    let bytes = file.read(at: directory.offset, count: directory.size)
    guard bytes.count == directory.size else {
      throw .broken(path: file.path, part: "its directory", reason: "the file is cut off")
    }
    entries = try Self.parse(bytes, file.path, limits)
  }

  /// Finds a part by name, whatever the case, with or without a slash in front.
  subscript(name: String) -> ZipEntry? {
    let plain = name.hasPrefix("/") ? String(name.dropFirst()) : name
    return entries[plain] ?? entries[plain.lowercased()]
  }

  private struct Directory {
    var offset: Int
    var size: Int
    var count: Int
  }

  /// Looks for the end of the directory, which may be followed by a comment of 65,535 bytes.
  private static func findDirectory(_ file: FileBytes) throws(WorkbookError) -> Directory {
    let length = min(file.count, 65_557)
    let tail = file.read(at: file.count - length, count: length)
    let start = stride(from: tail.count - 22, through: 0, by: -1).first {
      tail.number(at: $0, as: UInt32.self) == 0x0605_4B50
    }
    guard let start, let count = tail.number(at: start + 10, as: UInt16.self),
      let size = tail.number(at: start + 12, as: UInt32.self),
      let offset = tail.number(at: start + 16, as: UInt32.self)
    else {
      throw .broken(path: file.path, part: "its end", reason: "the file is cut off")
    }
    let isLarge = count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF
    guard isLarge else { return Directory(offset: offset, size: size, count: count) }
    guard let place = tail.number(at: start - 20 + 8, as: UInt64.self), start >= 20 else {
      throw .broken(path: file.path, part: "its end", reason: "the large directory is missing")
    }
    let record = file.read(at: place, count: 56)
    guard record.number(at: 0, as: UInt32.self) == 0x0606_4B50,
      let wideCount = record.number(at: 32, as: UInt64.self),
      let wideSize = record.number(at: 40, as: UInt64.self),
      let wideOffset = record.number(at: 48, as: UInt64.self)
    else {
      throw .broken(path: file.path, part: "its end", reason: "the large directory is damaged")
    }
    return Directory(offset: wideOffset, size: wideSize, count: wideCount)
  }

  private static func parse(
    _ bytes: [UInt8], _ path: String, _ limits: WorkbookLimits
  ) throws(WorkbookError) -> [String: ZipEntry] {
    var entries: [String: ZipEntry] = [:]
    var place = 0
    var count = 0
    while bytes.number(at: place, as: UInt32.self) == 0x0201_4B50 {
      count += 1
      guard count <= limits.parts else {
        throw .limit(path: path, what: "parts", value: limits.parts, flag: "limit-parts")
      }
      guard let nameLength = bytes.number(at: place + 28, as: UInt16.self),
        let extraLength = bytes.number(at: place + 30, as: UInt16.self),
        let commentLength = bytes.number(at: place + 32, as: UInt16.self),
        place + 46 + nameLength + extraLength <= bytes.count,
        let entry = entry(bytes, place, nameLength, extraLength)
      else {
        throw .broken(path: path, part: "its directory", reason: "an entry is damaged")
      }
      entries[entry.name] = entry
      if entries[entry.name.lowercased()] == nil { entries[entry.name.lowercased()] = entry }
      place += 46 + nameLength + extraLength + commentLength
    }
    return entries
  }

  private static func entry(
    _ bytes: [UInt8], _ place: Int, _ nameLength: Int, _ extraLength: Int
  ) -> ZipEntry? {
    guard let flags = bytes.number(at: place + 8, as: UInt16.self),
      let method = bytes.number(at: place + 10, as: UInt16.self),
      let crc = bytes.number(at: place + 16, as: UInt32.self),
      var packed = bytes.number(at: place + 20, as: UInt32.self),
      var size = bytes.number(at: place + 24, as: UInt32.self),
      var offset = bytes.number(at: place + 42, as: UInt32.self)
    else { return nil }
    let nameBytes = bytes[place + 46..<place + 46 + nameLength]
    let extra = Array(bytes[place + 46 + nameLength..<place + 46 + nameLength + extraLength])
    guard widen(&size, &packed, &offset, extra) else { return nil }
    let name = String(decoding: nameBytes, as: UTF8.self).split(separator: "\\")
      .joined(separator: "/")
    return ZipEntry(
      name: name.hasPrefix("/") ? String(name.dropFirst()) : name, method: method,
      isEncrypted: flags & 1 != 0, crc: UInt32(truncatingIfNeeded: crc), packedSize: packed,
      size: size, headerOffset: offset)
  }

  /// Replaces the values that did not fit into 32 bits by those of the extra field 1.
  private static func widen(
    _ size: inout Int, _ packed: inout Int, _ offset: inout Int, _ extra: [UInt8]
  ) -> Bool {
    guard size == 0xFFFF_FFFF || packed == 0xFFFF_FFFF || offset == 0xFFFF_FFFF else { return true }
    var place = 0
    while let tag = extra.number(at: place, as: UInt16.self),
      let length = extra.number(at: place + 2, as: UInt16.self)
    {
      if tag == 1 {
        var next = place + 4
        func take(_ value: inout Int) -> Bool {
          guard value == 0xFFFF_FFFF else { return true }
          guard let wide = extra.number(at: next, as: UInt64.self) else { return false }
          value = wide
          next += 8
          return true
        }
        return take(&size) && take(&packed) && take(&offset)
      }
      place += 4 + length
    }
    return true
  }
}
