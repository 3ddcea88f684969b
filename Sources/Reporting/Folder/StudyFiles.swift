import Engine
import Features
import Ingestion
import Studies
import Tabular

/// The files of a study's folder, each with the work that writes it.
struct StudyFiles {
  /// A file and how it is written.
  struct File: Sendable {
    let name: String
    let write: @Sendable (_ path: String) throws -> Void
  }

  /// The files, those that take longest first.
  let all: [File]

  /// Every name a study may write; a folder that holds one of an earlier study loses it.
  static let names = [
    "report.html", "customers.csv", "customers.parquet", "customers.xlsx", "segments.csv",
    "outliers.csv", "ledger.csv", "model.json", record,
  ]

  /// The file that says how a study was made; a folder that has it holds the files of one study.
  static let record = "study.json"

  init(_ result: StudyResult, versions: [String: String], engine: EngineConfiguration) {
    var files: [File] = []
    if !result.customers.identifiers.isEmpty {
      let customers = customersTable(result)
      files.append(
        File(name: "customers.xlsx") { path in
          try WorkbookWriter(sheets: [Self.sheet(customers, result)]).write(to: path)
        })
      files.append(
        File(name: "customers.parquet") {
          try ParquetWriter(engine: engine).write(customers, to: $0)
        })
      files.append(File(name: "customers.csv") { try CSVWriter().write(customers, to: $0) })
    }
    files.append(
      File(name: "report.html") {
        try TextWriter.write(try Report(result, versions: versions).html(), to: $0)
      })
    if let model = result.model {
      files.append(File(name: "model.json") { try TextWriter.write(try model.json(), to: $0) })
    }
    if !result.segments.isEmpty {
      let table = segmentsTable(result)
      files.append(File(name: "segments.csv") { try CSVWriter().write(table, to: $0) })
    }
    let outliers = outliersTable(result)
    if !outliers.columns.isEmpty {
      files.append(File(name: "outliers.csv") { try CSVWriter().write(outliers, to: $0) })
    }
    if let ledger = result.ledger {
      files.append(
        File(name: "ledger.csv") { try CSVWriter().write(ledgerTable(ledger), to: $0) })
    }
    all = files
  }

  /// The sheet of customers with the look its columns ask for.
  private static func sheet(_ table: Table, _ result: StudyResult) -> WorkbookSheet {
    var formats: [String: CellFormat] = ["unusual_score": .decimal(3)]
    for feature in result.customers.features {
      formats[feature.name] =
        switch feature.kind {
        case .money: .money
        case .count, .days: .count
        case .share: .percent
        case .number: .general
        }
    }
    return WorkbookSheet(
      name: "Customers", table: table, formats: formats, numericTexts: ["customer"])
  }
}

/// Writes a text to a file.
enum TextWriter {
  static func write(_ text: String, to path: String) throws(ReportingError) {
    var writer = try FileWriter(path: path, name: path)
    try writer.append { $0.append(contentsOf: text.utf8) }
    try writer.finish()
  }
}
