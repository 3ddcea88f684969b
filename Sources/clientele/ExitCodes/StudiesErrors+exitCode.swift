public import CommandLineKit
public import Studies

extension RecipeError: ExitCodeError {
  /// A wrong name on the command line, or wrong contents.
  public var exitCode: ExitCode {
    switch self {
    case .unknownRecipe, .unknownMethod, .badClusterCount: .usage
    case .notJSON5, .unknownKey, .badValue, .newer, .parameter: .badData
    }
  }
}

extension StudyError: ExitCodeError {
  /// A stop, or data that do not allow the study.
  public var exitCode: ExitCode {
    switch self {
    case .cancelled: .interrupted
    case .unknownFeature: .usage
    case .tooFewCustomers, .notFinite, .wrongShape: .badData
    }
  }
}

extension ModelError: ExitCodeError {
  /// A file that cannot be opened, or one that is no model for these data.
  public var exitCode: ExitCode {
    switch self {
    case .unreadable: .noInput
    default: .badData
    }
  }
}
