import CommandLineKit
import Detection
import Engine
import Ingestion
import Parameters
import Reporting
import Studies
import Tabular

/// Scores a file of transactions, or of customers.
enum ScoreCommand: Command {
  static let configuration = CommandConfiguration(
    name: "score", summary: "Scores a file of transactions or customers with a model.",
    discussion: """
      Transactions are understood, cleaned and described as in the study; recency counts to the \
      study's day, or to the day after this file's last purchase where that is later, unless \
      --reference names another. A table that \
      has the model's features as columns is scored as it is.
      """,
    examples: [
      CommandExample(
        "clientele score --model out/model.json more.csv -o scored.csv",
        "writes segment, distance, second best and unusual for each customer")
    ])

  static let model = Option<String>(
    "model", short: "m", placeholder: "FILE", completion: .files(["json"]),
    help: "the model that 'segment' wrote")
  static let output = Option<String>(
    "output", short: "o", default: "scored.csv", placeholder: "FILE", completion: .files([]),
    help: "where the result goes: .csv, .xlsx or .parquet")
  static let quiet = Flag("quiet", short: "q", help: "say nothing unless something is wrong")

  static var arguments: [any ArgumentKey] {
    ReadingArguments.all + [model, output, RecipeEdits.reference, quiet]
  }

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    try checkPlace(
      values[output], inputs: try ReadingArguments.inputs(values, and: values[model]))
    let scoring = Scoring(
      model: try Model(path: values[model]), paths: values[ReadingArguments.files],
      reading: try ReadingArguments.options(values),
      columns: try ReadingArguments.columns(values), reference: values[RecipeEdits.reference])
    let scored = try scoring.run(isCancelled: { Interruption.isRequested })
    try WorkbookSheet(name: "Scored", table: scored.table).write(to: values[output])
    guard !values[quiet] else { return }
    for note in scored.notes { environment.print("Note: \(note)") }
    environment.print("\(values[output]): \(counted(scored.table.rowCount, "customer"))")
  }
}
