import CommandLineKit
import Engine
import Numeric
import Reporting

/// Looks whether everything the program needs is there.
enum DoctorCommand: Command {
  static let configuration = CommandConfiguration(
    name: "doctor", summary: "Shows which engines, drivers and assets are found, and where.",
    discussion: """
      Each line ends with the environment variable that names another place. The exit status is 66 \
      when something needed is missing; scripts/setup fetches it.
      """,
    examples: [
      CommandExample("clientele doctor", "looks at everything"),
      CommandExample(
        "CLIENTELE_DUCKDB=/opt/libduckdb.so clientele doctor", "looks whether that library works"),
    ])

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    let findings = [program(environment), engine(), charts(), threads(environment)]
    let style = environment.outputStyle
    for finding in findings {
      let mark = finding.isFine ? style.green("ok     ") : style.red("missing")
      environment.print("\(mark) \(finding.name): \(finding.text)")
      if let variable = finding.variable {
        environment.print("        \(style.dim("another place: \(variable)"))")
      }
    }
    let missing = findings.filter { !$0.isFine }.map(\.name)
    guard missing.isEmpty else { throw DoctorError.missing(missing) }
  }

  private static func program(_ environment: Environment) -> Finding {
    Finding(name: "clientele", text: "version \(productVersion)", isFine: true)
  }

  /// Opens the engine and asks it for its version, which shows more than a look at the file.
  private static func engine() -> Finding {
    let variable = EngineConfiguration.libraryVariable
    do {
      let location = try EngineLocation.find()
      return Finding(
        name: "DuckDB", text: "\(location.version) at \(location.path)", isFine: true,
        variable: variable)
    } catch {
      return Finding(name: "DuckDB", text: "\(error)", isFine: false, variable: variable)
    }
  }

  private static func charts() -> Finding {
    let places = ChartLibrary.candidates.joined(separator: ", ")
    return Finding(
      name: "ECharts",
      text: ChartLibrary.location ?? "not found at \(places); run scripts/setup",
      isFine: ChartLibrary.location != nil, variable: ChartLibrary.variable)
  }

  private static func threads(_ environment: Environment) -> Finding {
    let source =
      switch environment.variables["CLIENTELE_THREADS"] {
      case nil: "one a core; CLIENTELE_THREADS limits them"
      case let text? where Int(text) != nil: "as CLIENTELE_THREADS says"
      case let text?: "one a core, for CLIENTELE_THREADS is no number: '\(text)'"
      }
    return Finding(name: "threads", text: "\(Parallel.threads), \(source)", isFine: true)
  }
}

/// One thing the doctor looked at.
private struct Finding {
  let name: String
  let text: String
  let isFine: Bool
  var variable: String?
}

/// What the doctor cannot mend.
enum DoctorError: ExitCodeError {
  /// Things of these names are missing.
  case missing([String])

  var exitCode: ExitCode { .noFile }

  var description: String {
    switch self {
    case .missing(let names):
      "\(names.joined(separator: " and ")) cannot be used; run scripts/setup to fetch what is missing."
    }
  }
}
