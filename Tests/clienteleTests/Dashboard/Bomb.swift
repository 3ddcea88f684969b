/// Files of a few kilobytes that unpack to gigabytes.
enum Bomb {
  /// A megabyte of spaces, packed so that it can stand any number of times.
  private static let megabyte: [UInt8] =
    [0xEC, 0xC1, 0x31, 0x01, 0, 0, 0, 0xC2, 0xA0, 0x2A, 0xEB, 0x9F, 0xD2, 0x10, 0xBE, 0x40, 0x01]
    + [UInt8](repeating: 0, count: 1_015) + [0x7C, 0x06, 0, 0, 0xFF, 0xFF]

  private static func packed(_ megabytes: Int) -> [UInt8] {
    (0..<megabytes).flatMap { _ in megabyte } + [3, 0]
  }

  /// A text that is compressed.
  static func text(megabytes: Int) -> [UInt8] {
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + packed(megabytes)
      + [UInt8](repeating: 0, count: 4) + little(megabytes << 20, 4)
  }

  /// A workbook whose sheet is larger than it should be.
  static func workbook(megabytes: Int) -> [UInt8] {
    let relation = { (type: String, target: String) in
      Array(
        #"<Relationships><Relationship Id="r1" Type="x/\#(type)" Target="\#(target)"/></Relationships>"#
          .utf8)
    }
    let sheets = #"<workbook><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#
    let parts: [(name: String, bytes: [UInt8], size: Int?)] = [
      ("[Content_Types].xml", Array("<Types/>".utf8), nil),
      ("_rels/.rels", relation("officeDocument", "xl/workbook.xml"), nil),
      ("xl/workbook.xml", Array(sheets.utf8), nil),
      ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"), nil),
      ("xl/worksheets/sheet1.xml", packed(megabytes), megabytes << 20),
    ]
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let common =
        little(0, 2) + little(part.size == nil ? 0 : 8, 2) + little(0, 4) + little(0, 4)
        + little(part.bytes.count, 4) + little(part.size ?? part.bytes.count, 4)
        + little(part.name.utf8.count, 2) + little(0, 2)
      directory +=
        little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + common + little(0, 10)
        + little(file.count, 4) + Array(part.name.utf8)
      file += little(0x0403_4B50, 4) + little(20, 2) + common + Array(part.name.utf8) + part.bytes
    }
    return file + directory + little(0x0605_4B50, 4) + little(0, 4) + little(parts.count, 2)
      + little(parts.count, 2) + little(directory.count, 4) + little(file.count, 4) + little(0, 2)
  }
}

private func little(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
}
