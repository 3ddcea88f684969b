/// The kinds of files that are read.
enum SourceFormat: String, CaseIterable {
  case workbook, delimited, parquet, jsonLines

  /// The endings of file names, without the point.
  var endings: [String] {
    switch self {
    case .workbook: ["xlsx", "xlsm"]
    case .delimited: ["csv", "tsv", "txt", "csv.gz", "tsv.gz"]
    case .parquet: ["parquet", "pq"]
    case .jsonLines: ["jsonl", "ndjson", "json"]
    }
  }

  /// Every ending that is read.
  static var allEndings: [String] { allCases.flatMap(\.endings).map { ".\($0)" } }

  /// Finds out the kind of a file from its first bytes, or from its name where they say nothing.
  static func of(_ path: String, firstBytes: [UInt8]) throws(IngestionError) -> SourceFormat {
    if let format = allCases.first(where: { $0.isBegun(by: firstBytes) }) { return format }
    let name = path.lowercased()
    if let format = allCases.first(where: { $0.endings.contains { name.hasSuffix(".\($0)") } }) {
      return format
    }
    if [".xls", ".xlsb", ".ods"].contains(where: name.hasSuffix) { return .workbook }
    throw .unsupportedFormat(path: path, known: allEndings)
  }

  /// Whether a file that begins so can only be of this kind.
  private func isBegun(by bytes: [UInt8]) -> Bool {
    switch self {
    // A zip archive, and the old compound files, which the workbook reader refuses by name.
    case .workbook:
      bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0xD0, 0xCF, 0x11])
    case .parquet: bytes.starts(with: "PAR1".utf8)
    case .delimited, .jsonLines: false
    }
  }
}
