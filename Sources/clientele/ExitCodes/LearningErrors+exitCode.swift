public import Clustering
public import CommandLineKit
public import Detection
public import Features
public import Parameters

extension ClusteringError: ExitCodeError {
  /// The data do not allow it.
  public var exitCode: ExitCode { .badData }
}

extension DetectionError: ExitCodeError {
  /// The data do not allow it.
  public var exitCode: ExitCode { .badData }
}

extension TransformError: ExitCodeError {
  /// The data do not allow it.
  public var exitCode: ExitCode { .badData }
}

extension ParameterError: ExitCodeError {
  /// A wrong value of a hyper-parameter.
  public var exitCode: ExitCode { .usage }
}
