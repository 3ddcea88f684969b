import CommandLineKit
import Engine
import Features
import Ingestion
import Reporting
import Segments
import Studies

/// Studies a file from reading to report.
enum SegmentCommand: Command {
  static let configuration = CommandConfiguration(
    name: "segment", summary: "Studies a shop's file: cleans, segments, explains, and reports.",
    discussion: """
      Reads a workbook, CSV, Parquet or JSON lines file of invoices, or a table with one row a \
      customer, and writes a folder: report.html to read, customers.csv, .parquet and .xlsx, \
      segments.csv, outliers.csv, ledger.csv, model.json to score new customers with, and \
      study.json with how it was made. Which column is which is found out and printed; --column \
      says otherwise. The same recipe and file give the same results on any machine. A folder that \
      holds an earlier study is replaced; files that are read, and others, are never written over.
      """,
    examples: [
      CommandExample("clientele segment retail.xlsx", "studies a workbook; the report is in out/"),
      CommandExample(
        "clientele segment retail.xlsx --recipe rfm --k 4 -o march",
        "follows the recipe rfm with four segments"),
      CommandExample(
        "clientele segment april.xlsx --previous march/model.json -o april",
        "keeps the numbers and names of March's segments, and says what was merged, split or new"),
      CommandExample(
        "clientele segment sales.csv --column customer=\"Client No\"",
        "says which column holds the customer"),
    ])

  static let output = Option<String>(
    "output", short: "o", default: "out", placeholder: "FOLDER", completion: .folders,
    help: "where the results go")
  static let json = Flag("json", help: "print the summary as JSON")
  static let quiet = Flag("quiet", short: "q", help: "show no progress and no summary")
  static let events = Flag(
    "events", group: "Programs",
    help: "print progress as lines of JSON for a program that waits: stage, fraction, detail")
  static let sections = Flag(
    "sections", group: "Programs",
    help: "also write the folder sections: the parts of the report as JSON")
  static let previous = Option<String?>(
    "previous", placeholder: "MODEL", completion: .files(["json"]),
    help: "the model.json of an earlier study: segments that go on keep their numbers and names")
  static let memory = Option<MemorySize>(
    "memory", default: MemorySize(text: "2GB"), placeholder: "SIZE", group: "Engine",
    help: "the memory the engine may use before it spills to disk")

  static var arguments: [any ArgumentKey] {
    ReadingArguments.all + [output, previous, json, quiet] + RecipeEdits.all
      + [memory, events, sections]
  }

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    var study = Study(
      recipe: try RecipeEdits.recipe(from: values), paths: values[ReadingArguments.files],
      reading: try ReadingArguments.options(values),
      columns: try ReadingArguments.columns(values),
      engine: EngineConfiguration(memoryLimit: values[memory].text))
    study.keepsPurchases = values[sections]
    if let path = values[previous] {
      try study.recipe.require(study.recipe.clustering, "makes no segments", for: "previous")
      study.previous = try Model(path: path)
    }
    let display = StudyDisplay(
      in: environment, events: values[events], isQuiet: values[quiet] || values[json])
    defer { display.close() }
    let folder = StudyFolder(values[output])
    let read = [values[RecipeEdits.recipe]] + (values[previous].map { [$0] } ?? [])
    try folder.check(inputs: try ReadingArguments.inputs(values) + read)
    let result = try study.run(
      progress: { display.report($0) },
      isCancelled: { display.isStopped })
    let record = try folder.write(
      result, version: productVersion, engine: study.engine, sections: values[sections]
    ) { display.report(StudyProgress(stage: .writing, fraction: $0)) }
    display.close()
    try environment.show(
      record, asJSON: values[json], isQuiet: values[quiet] || values[events],
      lines: StudySummary(result, folder: values[output]).lines)
  }
}
