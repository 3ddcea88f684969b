import Engine
import FoundationEssentials

/// The script that draws the charts of a report, which set-up fetches and pages carry inside.
public enum ChartLibrary {
  /// The environment variable that overrides where the script is.
  public static let variable = "CLIENTELE_ECHARTS"

  /// The paths where the script is looked for, in order; the first that exists is taken.
  public static var candidates: [String] {
    if let given = ProcessInfo.processInfo.environment[variable], !given.isEmpty { return [given] }
    return InstalledFile("web/echarts.min.js").candidates
  }

  /// Where the script is, or `nil` when it is at none of the places.
  public static var location: String? {
    candidates.first { FileManager.default.fileExists(atPath: $0) }
  }
}
