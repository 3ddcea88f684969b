public import Detection
import Parameters

extension Recipe {
  /// Returns the detectors that are wanted, with the hyper-parameters of this recipe for the one it
  /// names, else with their defaults.
  ///
  /// - Parameter names: The identifiers of detectors.
  /// - Returns: The detectors in the same order.
  /// - Throws: ``RecipeError`` for a detector there is none of, or a parameter that is not allowed.
  public func comparedDetectors(_ names: [String]) throws(RecipeError) -> [ComparedDetector] {
    var result: [ComparedDetector] = []
    for name in names {
      var recipe = self
      var settings =
        unusual
        ?? UnusualSettings(level: .customers, method: name, parameters: [:], rule: .automatic)
      if settings.method != name { (settings.method, settings.parameters) = (name, [:]) }
      recipe.unusual = settings
      if let detector = try recipe.detector() { result.append(ComparedDetector(detector)) }
    }
    return result
  }

  /// How detectors are compared: by the rule of this recipe.
  var detectorComparison: DetectorComparisonSettings {
    DetectorComparisonSettings(rule: unusual?.rule ?? .automatic)
  }
}
