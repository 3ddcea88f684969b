import CommandLineKit

/// Why the file of a recipe could not be read.
enum RecipeFileError: ExitCodeError {
  /// There is no such file.
  case notFound(path: String)

  /// It is a folder, no text, or not for this user.
  case unreadable(path: String)

  var exitCode: ExitCode { .noFile }

  var description: String {
    switch self {
    case .notFound(let path):
      "There is no recipe file '\(path)'; 'clientele recipe list' shows the recipes that ship."
    case .unreadable(let path):
      "The recipe file '\(path)' cannot be read; it should be a text file in UTF-8."
    }
  }
}
