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

  /// Returns the text of the script.
  ///
  /// - Throws: ``ReportingError/noChartLibrary(places:)`` when it is not there or cannot be read.
  static func script() throws(ReportingError) -> String {
    guard let location, let data = try? Data(contentsOf: URL(filePath: location)) else {
      throw .noChartLibrary(places: candidates)
    }
    return String(decoding: data, as: UTF8.self)
  }
}
