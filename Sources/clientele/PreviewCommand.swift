import CommandLineKit
import Engine
import FoundationEssentials
import Ingestion

/// Shows what a file holds, before it is studied.
enum PreviewCommand: Command {
  static let configuration = CommandConfiguration(
    name: "preview", summary: "Shows the first rows of a file, and what its columns seem to mean.",
    discussion: """
      Nothing is written. Of a large text file only the beginning is read. Roles are those that \
      'segment' would take; --column says otherwise there as here.
      """,
    examples: [
      CommandExample("clientele preview retail.xlsx", "shows columns, their roles, and rows"),
      CommandExample(
        "clientele preview sales.csv --column customer=\"Client No\"",
        "shows whether the file can be studied so"),
    ])

  static let json = Flag("json", help: "print everything as one line of JSON")

  static var arguments: [any ArgumentKey] { ReadingArguments.all + [json] }

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    let files = values[ReadingArguments.files]
    guard let file = files.first, files.count == 1 else {
      throw UsageError.other("One file is looked at at a time, but \(files.count) were given.")
    }
    let session = try Database(EngineConfiguration(memoryLimit: "1GB")).connect()
    let preview = try preview(
      file, options: try ReadingArguments.options(values),
      given: try ReadingArguments.columns(values), in: session)
    guard !values[json] else {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return environment.print(String(decoding: try encoder.encode(preview), as: UTF8.self))
    }
    for line in PreviewLines(preview, width: environment.width).lines { environment.print(line) }
  }
}

/// A preview as a table of texts.
struct PreviewLines {
  let lines: [String]

  init(_ preview: FilePreview, width: Int) {
    var lines: [String] = []
    if let sheets = preview.sheets, let sheet = preview.sheet {
      let others = sheets.filter { $0 != sheet }
      lines.append(
        "Sheet: \(sheet)"
          + (others.isEmpty ? "" : " (also \(others.joined(separator: ", ")), by --sheet)"))
    }
    lines.append("Holds \(preview.kind.words)")
    if let format = preview.format { lines.append(Self.sentence(format)) }
    lines += preview.roles.compactMap(Self.role)
    if let problem = preview.problem { lines.append("Problem: \(problem)") }
    lines.append("")
    lines += Self.table(preview, width: width)
    self.lines = lines
  }

  private static func sentence(_ format: TextLayout) -> String {
    let delimiter = format.delimiter == "\t" ? "a tab" : "'\(format.delimiter)'"
    return "Text: \(format.encoding), \(delimiter) between cells"
      + (format.decimal.map { ", decimals after '\($0)'" } ?? "")
      + (format.dates.map { ", dates \($0)" } ?? "")
  }

  private static func role(_ role: FilePreview.Role) -> String? {
    guard let column = role.column else {
      return role.required ? "  \(role.role.rawValue): none found" : nil
    }
    return "  \(role.role.rawValue): \(column) (\(Int((role.confidence * 100).rounded())) %)"
  }

  /// As many columns as fit side by side.
  private static func table(_ preview: FilePreview, width: Int) -> [String] {
    let rows = [preview.columns] + preview.rows.map { $0.map { $0 ?? "" } }
    let widths = preview.columns.indices.map { column in
      min(24, rows.map { clean($0[column]).count }.max() ?? 0)
    }
    var room = width
    let shown = widths.indices.prefix { column in
      room -= widths[column] + 2
      return room >= 0 || column == 0
    }
    let left = preview.columns.count - shown.count
    return rows.map { row in
      shown.map { padded(clean(row[$0]), widths[$0]) }.joined(separator: "  ")
    }
      + (left > 0
        ? ["and \(left) more columns: \(preview.columns.suffix(left).joined(separator: ", "))"]
        : [])
  }

  /// Line ends and other marks that move the cursor would break the table.
  private static func clean(_ text: String) -> String {
    String(text.map { $0.isNewline || $0.unicodeScalars.contains { $0.value < 32 } ? " " : $0 })
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text.count > width
      ? text.prefix(width - 1) + "…" : text + String(repeating: " ", count: width - text.count)
  }
}
