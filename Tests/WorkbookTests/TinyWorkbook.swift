import FoundationEssentials
import TestSupport
import Workbook

/// A workbook made by hand: parts of XML in a zip archive without compression.
struct TinyWorkbook {
  var sheet = ""
  var sharedStrings: [String] = []
  var styles = ""
  var workbookProperties = ""
  var sheetName = "Sheet1"
  /// Sheets with their names, instead of the one above.
  var sheets: [(name: String, rows: String)] = []
  var usesDescriptors = false
  var isLarge = false

  /// The bytes of the file.
  func bytes() -> [UInt8] {
    let strings = sharedStrings.map { "<si>\($0)</si>" }.joined()
    let all = sheets.isEmpty ? [(sheetName, sheet)] : sheets
    let list = all.enumerated().map { number, sheet in
      #"<sheet name="\#(sheet.0)" sheetId="\#(number + 1)" r:id="r\#(number + 1)"/>"#
    }
    let relations = all.indices.map { number in
      #"<Relationship Id="r\#(number + 1)" Type="x/worksheet" "#
        + #"Target="worksheets/sheet\#(number + 1).xml"/>"#
    }
    let parts: [(String, String)] = [
      ("[Content_Types].xml", "<Types/>"),
      (
        "_rels/.rels",
        #"<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
      ),
      (
        "xl/workbook.xml",
        "<workbook>\(workbookProperties)<sheets>\(list.joined())</sheets></workbook>"
      ),
      ("xl/_rels/workbook.xml.rels", "<Relationships>\(relations.joined())</Relationships>"),
      ("xl/styles.xml", styles), ("xl/sharedStrings.xml", "<sst>\(strings)</sst>"),
    ]
    let rows = all.enumerated().map { number, sheet in
      (
        "xl/worksheets/sheet\(number + 1).xml",
        "<worksheet><sheetData>\(sheet.1)</sheetData></worksheet>"
      )
    }
    return archive((parts + rows).filter { !$0.1.isEmpty })
  }

  /// Writes the file into a folder of its own and reads it.
  func read(headerRow: Int? = nil) throws -> SheetTable {
    let folder = try ScratchFolder()
    return try Workbook(path: write(to: folder)).read(headerRow: headerRow)
  }

  /// Writes the file into a scratch folder and returns its path.
  func write(to folder: borrowing ScratchFolder) throws -> String {
    let path = folder.path("tiny.xlsx")
    try Data(bytes()).write(to: URL(filePath: path))
    return path
  }

  private func archive(_ parts: [(String, String)]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for (name, text) in parts {
      let data = Array(text.utf8)
      let crc = checksum(data)
      let offset = file.count
      let flags: UInt16 = usesDescriptors ? 8 : 0
      let sizes = usesDescriptors ? [0, 0, 0] : [crc, UInt32(data.count), UInt32(data.count)]
      file += little(0x0403_4B50 as UInt32) + little(20 as UInt16) + little(flags)
      file += [UInt8](repeating: 0, count: 6) + sizes.flatMap { little($0) }
      file += little(UInt16(name.utf8.count)) + little(0 as UInt16) + Array(name.utf8) + data
      if usesDescriptors {
        file += little(0x0807_4B50 as UInt32) + little(crc) + little(UInt32(data.count))
        file += little(UInt32(data.count))
      }
      let wide = little(UInt64(data.count)) + little(UInt64(data.count)) + little(UInt64(offset))
      let extra = isLarge ? little(1 as UInt16) + little(24 as UInt16) + wide : []
      directory += little(0x0201_4B50 as UInt32) + little(20 as UInt16) + little(20 as UInt16)
      directory += little(flags) + [UInt8](repeating: 0, count: 6) + little(crc)
      directory += little(isLarge ? .max : UInt32(data.count))
      directory += little(isLarge ? .max : UInt32(data.count)) + little(UInt16(name.utf8.count))
      directory += little(UInt16(extra.count)) + [UInt8](repeating: 0, count: 10)
      directory += little(isLarge ? .max : UInt32(offset)) + Array(name.utf8) + extra
    }
    return file + directory + end(parts.count, directory.count, file.count)
  }

  private func end(_ count: Int, _ size: Int, _ offset: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    if isLarge {
      bytes +=
        little(0x0606_4B50 as UInt32) + little(44 as UInt64) + [UInt8](repeating: 0, count: 12)
      bytes += little(UInt64(count)) + little(UInt64(count)) + little(UInt64(size))
      bytes += little(UInt64(offset))
      bytes += little(0x0706_4B50 as UInt32) + little(0 as UInt32)
      bytes += little(UInt64(offset + size)) + little(1 as UInt32)
    }
    bytes += little(0x0605_4B50 as UInt32) + little(0 as UInt32)
    bytes += little(isLarge ? .max : UInt16(count)) + little(isLarge ? .max : UInt16(count))
    bytes += little(isLarge ? .max : UInt32(size)) + little(isLarge ? .max : UInt32(offset))
    return bytes + little(0 as UInt16)
  }

  private func little<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
    (0..<MemoryLayout<Value>.size).map { UInt8(truncatingIfNeeded: value >> Value(8 * $0)) }
  }

  /// The CRC-32 of zip archives, bit by bit.
  private func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc = UInt32.max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB8_8320 }
    }
    return ~crc
  }
}
