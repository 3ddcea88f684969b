import FoundationEssentials
import Reporting
import Studies
import Tabular
import TestSupport

/// Small files to spoil.
enum SmallInputs {
  static let header = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID"

  /// Lines of a shop with 12 customers, two or three invoices each, and the column names above.
  static let shop = ([header] + lines).joined(separator: "\n") + "\n"

  static let lines = (0..<30).map { line in
    let customer = 100 + line % 12
    let day = 10 + (line * 7) % 20
    return "\(1_000 + line),2\(200 + line % 5),\(1 + line % 6),2024-03-\(day) 10:00:00,"
      + "\(2 + line % 7).50,\(customer)"
  }

  /// The shop with some cells of one column replaced.
  static func shop(column: Int, _ cell: (_ line: Int) -> String?) -> String {
    let changed = lines.enumerated().map { number, line in
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if let text = cell(number) { cells[column] = text }
      return cells.joined(separator: ",")
    }
    return ([header] + changed).joined(separator: "\n") + "\n"
  }

  /// A table of customers with one number each column a row.
  static func customers(_ count: Int, spend: (_ row: Int) -> String) -> String {
    let rows = (0..<count).map { "\($0 + 1),\(20 + ($0 * 13) % 40),\(spend($0))" }
    return (["CustomerID,Age,Spend"] + rows).joined(separator: "\n") + "\n"
  }

  /// A recipe with two groups and few trees.
  static let recipe = """
    {
      name: "small",
      cleaning: [{ rule: "has-customer" }],
      transforms: [{ transform: "log1p", columns: ["monetary"] }, { transform: "standardise" }],
      clustering: { clusters: 2 },
      unusual: { parameters: { trees: 3 } },
    }
    """

  /// The text of a model that was made from the shop.
  static let model = Result { try madeModel() }

  private static func madeModel() throws -> String {
    let folder = try ScratchFolder()
    try folder.write(shop, to: "shop.csv")
    let study = Study(
      recipe: try Recipe(json5: recipe, origin: "small"), paths: [folder.path("shop.csv")])
    return try study.run().model?.json() ?? ""
  }
}

extension ScratchFolder {
  /// Writes bytes as they are.
  func write(bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: path(name)))
  }

  /// Writes a workbook whose sheets hold nothing, or a header, or one row.
  func writeWorkbook(_ sheets: [(name: String, table: Table)], to name: String) throws {
    try WorkbookWriter(sheets: sheets.map { WorkbookSheet(name: $0.name, table: $0.table) })
      .write(to: path(name))
  }
}

/// A table of texts with a header and no rows, or with one.
func table(_ names: [String], rows: Int) -> Table {
  Table(
    columns: names.map {
      Column(name: $0, values: .text(TextValues([String](repeating: "x", count: rows))))
    })
}
