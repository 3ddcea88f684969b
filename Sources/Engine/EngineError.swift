public import Tabular

/// Why an engine could not do what was asked.
public enum EngineError: Error, Sendable {
  /// No library was found at any of the places looked at.
  case driverNotFound(engine: String, variable: String, lookedAt: [String])

  /// A library was found, but it cannot be loaded or is none of this kind.
  case driverNotLoaded(path: String, reason: String)

  /// The engine refused or failed; the reason is its own.
  case failed(operation: String, reason: String)

  /// The engine needs more memory than it may use.
  case outOfMemory(reason: String)

  /// The work was stopped on request.
  case cancelled

  /// A result has a type that is not read.
  case arrow(ArrowError)
}

extension EngineError: CustomStringConvertible {
  /// One sentence for a person: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .driverNotFound(let engine, let variable, let places):
      "The \(engine) library was not found at \(places.joined(separator: ", ")); run "
        + "scripts/setup, or set \(variable) to its path."
    case .driverNotLoaded(let path, let reason):
      "The library \(path) cannot be loaded (\(reason)); run scripts/setup to fetch it again."
    case .failed(let operation, let reason): "The engine failed to \(operation): \(reason)"
    case .outOfMemory:
      "The engine needs more memory than it may use; allow more with --memory, such as --memory 4GB."
    case .cancelled: "Stopped before the end."
    case .arrow(let error): error.description
    }
  }
}
