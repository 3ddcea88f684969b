import CommandLineKit
import Engine
import Ingestion
import Parameters
import Reporting
import Studies
import Tabular

/// Cleans a file, and writes what is left with the ledger beside it.
enum CleanCommand: Command {
  static let configuration = CommandConfiguration(
    name: "clean", summary: "Writes the cleaned rows of a file, and the ledger of what was lost.",
    examples: [
      CommandExample(
        "clientele clean retail.xlsx -o clean.parquet",
        "writes clean.parquet and clean.ledger.csv")
    ])

  static let output = Option<String>(
    "output", short: "o", default: "clean.csv", placeholder: "FILE", completion: .files([]),
    help: "where the cleaned rows go: .csv, .xlsx or .parquet")
  static let quiet = Flag("quiet", short: "q", help: "say nothing unless something is wrong")

  static var arguments: [any ArgumentKey] {
    ReadingArguments.all + [output, quiet, RecipeEdits.recipe, RecipeEdits.returns]
      + [RecipeEdits.country]
  }

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    let ledger = ledgerPath(values[output])
    let inputs = try ReadingArguments.inputs(values, and: values[RecipeEdits.recipe])
    for path in [values[output], ledger] { try checkPlace(path, inputs: inputs) }
    let study = Study(
      recipe: try RecipeEdits.cleaningRecipe(from: values),
      paths: values[ReadingArguments.files], reading: try ReadingArguments.options(values),
      columns: try ReadingArguments.columns(values))
    let cleaned = try study.clean(isCancelled: { Interruption.isRequested })
    try WorkbookSheet(name: "Clean", table: cleaned.rows).write(to: values[output])
    try Task.checkCancellation()
    try WorkbookSheet(name: "Ledger", table: ledgerTable(cleaned.ledger)).write(to: ledger)
    guard !values[quiet] else { return }
    for note in cleaned.notes { environment.print("Note: \(note)") }
    for entry in cleaned.ledger.entries {
      environment.print(
        "\(entry.step). \(entry.words): \(grouped(entry.lost.rows)) rows, "
          + "revenue \(entry.lost.revenue)")
    }
    environment.print(
      "\(values[output]): \(grouped(cleaned.rows.rowCount)) rows; the ledger is \(ledger)")
  }

  /// The name of the ledger beside a file: clean.parquet has clean.ledger.csv.
  private static func ledgerPath(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let ending = name.split(separator: ".").count > 1 ? name.split(separator: ".").last ?? "" : ""
    return path.dropLast(ending.isEmpty ? 0 : ending.count + 1) + ".ledger.csv"
  }
}
