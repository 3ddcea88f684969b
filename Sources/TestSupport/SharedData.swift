import FoundationEssentials

/// Data sets that lie beside the checkout on machines that have them; see `docs/development.md`.
public enum SharedData {
  /// The folder: `CLIENTELE_DATA`, or `../shared/data` beside the package.
  public static let folder: String = {
    if let given = ProcessInfo.processInfo.environment["CLIENTELE_DATA"] { return given }
    // Sources/TestSupport/SharedData.swift is three steps below the package.
    let package = "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(package)/../shared/data"
  }()

  /// Whether the data are there; tests that need them skip otherwise.
  public static let isPresent = FileManager.default.fileExists(
    atPath: folder + "/online_retail.csv")

  /// The path of a file of the data.
  public static func path(_ name: String) -> String { "\(folder)/\(name)" }
}

extension SharedData {
  /// The paths of the files of a folder, in the order of the alphabet.
  public static func files(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted()
      .map { "\(path(folder))/\($0)" }
  }
}
