import Glibc
import HTTPKit

/// What a file holds, told by its contents; its name decides between kinds of text alone.
enum DatasetFormat: String, Sendable, Codable, CaseIterable {
  case xlsx, parquet, csv, tsv, txt, json, jsonl, ndjson
  case compressed = "csv.gz"

  /// Looks at the first bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: Some thousand bytes.
  ///   - name: The name the file came with.
  /// - Throws: ``ServiceError/invalid(_:at:)`` for what no reader takes.
  init(_ bytes: [UInt8], name: String) throws(ServiceError) {
    let ending = name.lowercased().split(separator: ".").last.map(String.init) ?? ""
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) {
      self = .xlsx
    } else if bytes.starts(with: "PAR1".utf8) {
      self = .parquet
    } else if bytes.starts(with: [0x1F, 0x8B]) {
      self = .compressed
    } else if bytes.isEmpty {
      throw .invalid("The file is empty.", at: "file")
    } else if Self.isText(bytes) {
      let known = Self(rawValue: ending) ?? .csv
      self = [.xlsx, .parquet, .compressed].contains(known) ? .csv : known
    } else {
      throw .invalid(
        "The file is neither a workbook (.xlsx) nor CSV, Parquet or JSON lines; save it as one.",
        at: "file")
    }
  }

  /// Texts hold no zero bytes, unless they begin with the mark of UTF-16.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]
    return marks.contains { bytes.starts(with: $0) } || !bytes.contains(0)
  }

  /// A name for the disk that is like the one given: without folders, marks that move a cursor,
  /// or an ending that says something else.
  func fileName(for name: String) -> String {
    let last = lastComponent(ofClientPath: name)
    let plain = last.filter { $0.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 } }
    let stem =
      plain.lowercased().hasSuffix(".\(rawValue)") ? plain.dropLast(rawValue.count + 1) : plain[...]
    let visible = stem.drop { $0 == "." || $0 == "-" || $0 == " " }
    var short = visible.prefix(80)
    while short.utf8.count > 200 { short.removeLast() }
    return "\(short.isEmpty ? "data" : String(short)).\(rawValue)"
  }
}

/// Returns the first bytes of a file; none when it cannot be read.
func beginning(of path: String) -> [UInt8] {
  let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return [] }
  defer { close(file) }
  var bytes = [UInt8](repeating: 0, count: 4_096)
  // Safe: read writes at most as many bytes as the array has.
  let count = unsafe read(file, &bytes, bytes.count)
  return Array(bytes.prefix(max(0, count)))
}
