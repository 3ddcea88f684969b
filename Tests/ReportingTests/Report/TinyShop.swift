import Ingestion
import Reporting
import Studies
import Tabular
import TestSupport

/// Small studies to report on.
enum TinyShop {
  /// A study of a made-up shop.
  static let shop = Result { try study("retail", SampleShop(customers: 150, seed: 3).make().rows) }

  /// A study of a made-up shop with a picture by t-SNE.
  static let pictured = Result {
    try study("retail", SampleShop(customers: 60, seed: 3).make().rows) {
      $0.plane.method = "t-sne"
    }
  }

  /// A study of a customer table whose names try to break pages and tables.
  static let hostile = Result { try study("retail", hostileTable) }

  /// A study of lines.
  static let lines = Result {
    try study("transaction-outliers", SampleShop(customers: 60, seed: 3).make().rows)
  }

  private static func study(
    _ recipe: String, _ table: Table, edited: (inout Recipe) -> Void = { _ in }
  ) throws -> StudyResult {
    var recipe = try RecipeCatalog.recipe(named: recipe)
    edited(&recipe)
    let folder = try ScratchFolder()
    let path = folder.path("a<b>&.csv")
    try CSVWriter(neutralisesFormulas: false).write(table, to: path)
    return try Study(recipe: recipe, paths: [path]).run()
  }

  private static let hostileTable: Table = {
    let rows = 0..<120
    return Table(columns: [
      Column(
        name: "CustomerID",
        values: .text(TextValues(rows.map { "</script><script>alert(\($0))</script>" }))),
      Column(name: "reason", values: .number(rows.map { Double($0 % 3 * 50 + $0 % 7) })),
      Column(name: "segment", values: .number(rows.map { Double($0 % 3 * 40 + $0 % 5) })),
      Column(name: "<img src=x>", values: .number(rows.map { Double($0 * 7 % 11) })),
      Column(
        name: "Town", values: .text(TextValues(rows.map { $0 % 2 == 0 ? "<b>Ulm</b>" : "=1+1" }))),
    ])
  }()
}
