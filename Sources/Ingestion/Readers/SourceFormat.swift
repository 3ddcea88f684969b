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

  /// Finds out the kind of a file from its name, or from its first bytes when the name is silent.
  static func of(_ path: String, firstBytes: [UInt8]) throws(IngestionError) -> SourceFormat {
    let name = path.lowercased()
    if let format = allCases.first(where: { $0.endings.contains { name.hasSuffix(".\($0)") } }) {
      return format
    }
    if firstBytes.starts(with: [0x50, 0x4B, 3, 4]) { return .workbook }
    if firstBytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .workbook }
    if firstBytes.starts(with: Array("PAR1".utf8)) { return .parquet }
    if [".xls", ".xlsb", ".ods"].contains(where: name.hasSuffix) { return .workbook }
    throw .unsupportedFormat(path: path, known: allEndings)
  }
}
