import CommandLineKit
import TestSupport
import Testing

/// Something a person got wrong, and what the program should answer.
struct BadInput: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let exitCode: ExitCode
  let says: [String]
  let variables: [String: String]
  let words: @Sendable (ScratchFolder) throws -> [String]

  /// Describes a case.
  ///
  /// - Parameters:
  ///   - name: What is wrong.
  ///   - exitCode: How the program should end.
  ///   - says: What its sentence should name.
  ///   - variables: Variables of the environment.
  ///   - words: Writes the input into a folder, and returns what a person would type; results
  ///     should go to `out` of the folder.
  init(
    _ name: String, _ exitCode: ExitCode, says: [String], variables: [String: String] = [:],
    words: @escaping @Sendable (ScratchFolder) throws -> [String]
  ) {
    testDescription = name
    self.exitCode = exitCode
    self.says = says
    self.variables = variables
    self.words = words
  }
}

/// Returns what a person types to study a file.
func segment(_ folder: ScratchFolder, _ file: String, _ options: String...) -> [String] {
  ["segment", folder.path(file), "-o", folder.path("out"), "--quiet"] + options
}

/// Writes a text file, and returns what a person types to study it.
func segment(
  _ folder: ScratchFolder, text: String, as file: String = "shop.csv", _ options: [String] = []
) throws -> [String] {
  try folder.write(text, to: file)
  return ["segment", folder.path(file), "-o", folder.path("out"), "--quiet"] + options
}
