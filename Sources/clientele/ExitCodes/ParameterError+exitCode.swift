public import CommandLineKit
public import Parameters

extension ParameterError: ExitCodeError {
  /// A wrong value of a hyper-parameter.
  public var exitCode: ExitCode { .usage }
}
