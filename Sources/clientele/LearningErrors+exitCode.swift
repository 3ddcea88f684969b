public import Clustering
public import CommandLineKit
public import Detection
public import Features
public import Insight
public import Projection

extension ClusteringError: ExitCodeError {
  /// Wrong parameters or data.
  public var exitCode: ExitCode { if case .parameter = self { .usage } else { .badData } }
}

extension DetectionError: ExitCodeError {
  /// Wrong parameters or data.
  public var exitCode: ExitCode { if case .parameter = self { .usage } else { .badData } }
}

extension TransformError: ExitCodeError {
  /// Wrong data for the transforms of the recipe.
  public var exitCode: ExitCode { .badData }
}

extension InsightError: ExitCodeError {
  /// Wrong data.
  public var exitCode: ExitCode { .badData }
}

extension ProjectionError: ExitCodeError {
  /// Wrong data.
  public var exitCode: ExitCode { .badData }
}
