import CommandLineKit
import Detection
import Ingestion
import Parameters
import Reporting
import Studies

extension CompareCommand {
  /// Compares detectors instead of methods of grouping.
  static func compareDetectors(
    _ names: [String], _ values: ParsedValues, in environment: Environment
  ) throws {
    guard !values.isGiven(methods) else {
      throw UsageError.other(
        "--methods and --detectors compare different things; give one of them.")
    }
    let study = try study(of: try RecipeEdits.detectingRecipe(from: values), values)
    let folder = try folder(values)
    let display = display(values, in: environment)
    defer { display.close() }
    let result = try study.compare(
      detectors: names, progress: { display.report($0) },
      isCancelled: { display.isStopped })
    let record = DetectorComparisonRecord(result, versions: versions(of: result.input))
    try folder?.write(result, record, sections: values[SegmentCommand.sections])
    display.close()
    try environment.show(
      record, asJSON: values[json], isQuiet: isSilent(values),
      lines: DetectorComparisonLines(result, folder: values[output]).lines)
  }
}

/// The detectors that `--detectors` names.
struct DetectorList: ExpressibleByArgument {
  let names: [String]

  /// Reads names with commas between, none of them twice, or `all`.
  init?(argument: String) {
    if argument == "all" {
      names = DetectorCatalog.all.map { type(of: $0).identifier }
      return
    }
    let read = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard !read.contains(""), Set(read).count == read.count else { return nil }
    names = read
  }

  static var argumentRequirement: String {
    "detectors with commas between, each once, such as isolation-forest,ecod, or all"
  }

  var argumentText: String { names.joined(separator: ",") }
}
