import Clustering
public import CommandLineKit
import Detection
import Features
public import Studies

extension StudyError: ExitCodeError {
  /// An interruption, a wrong command line, or wrong data.
  public var exitCode: ExitCode {
    switch self {
    case .cancelled: .interrupted
    case .unknownFeature, .unknownCategory, .unknownLabels, .noDays, .noFeatures: .usage
    case .labelsOfInvoices, .tooFewCustomers, .tooManyValues, .notFinite, .wrongShape: .badData
    }
  }
}

extension RecipeError: ExitCodeError {
  /// A recipe that is not there, a wrong option, or a wrong recipe.
  public var exitCode: ExitCode {
    switch self {
    case .unknownRecipe, .parameter, .badClusterCount, .unknownMethod: .usage
    case .notJSON5, .unknownKey, .badValue, .newer: .badData
    }
  }
}

extension ModelError: ExitCodeError {
  /// A model that is not there, or values that do not fit it.
  public var exitCode: ExitCode {
    switch self {
    case .unreadable: .noFile
    case .missingFeature, .unknownFeature: .usage
    default: .badData
    }
  }
}
