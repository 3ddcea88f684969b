import Detection
import Features
import Ingestion
import Parameters
import Segments
import Studies

/// A setting of a recipe that is no parameter of a method, as the page and programs edit it.
enum RecipeSetting: String, CaseIterable {
  case clustering, detector, unusual, plane, categories, chooseBy, contamination, rule, extremes,
    returns, reference, vocabulary, seed

  /// Those that choose a method.
  static let methods: Set<String> = ["clustering", "detector", "unusual", "plane"]

  /// What a value must be, as a phrase.
  var requirement: String {
    switch self {
    case .clustering, .detector, .unusual, .plane: "the name of a method"
    case .rule: "the name of a rule"
    case .categories: "names of categories with commas between"
    case .chooseBy: "one of \(Self.words(ClusteringSettings.Measure.self))"
    case .contamination: "a share above 0 and at most 0.5"
    case .extremes: "one of \(Self.words(ExtremeSettings.Handling.self))"
    case .returns: "one of \(Self.words(ReturnsHandling.self))"
    case .reference: "last+1, last, or a date such as 2011-12-10"
    case .vocabulary: "the name of a vocabulary"
    case .seed: "a whole number, at least 0"
    }
  }

  private static func words<Choice: CaseIterable & RawRepresentable<String>>(
    _: Choice.Type
  ) -> String { Choice.allCases.map(\.rawValue).joined(separator: ", ") }

  /// Whether a recipe has the part that is changed.
  func hasMeaning(in recipe: Recipe) -> Bool {
    switch self {
    case .clustering, .plane, .categories, .chooseBy: recipe.clustering != nil
    case .detector, .unusual, .contamination, .rule: recipe.unusual != nil
    default: true
    }
  }

  /// Changes a recipe, and tells whether the value is of the right kind.
  func write(_ setting: Setting, to recipe: inout Recipe) -> Bool {
    switch (self, setting) {
    case (.clustering, .word(let name)): return choose(name, for: &recipe.clustering)
    case (.detector, .word(let name)), (.unusual, .word(let name)):
      return choose(name, for: &recipe.unusual)
    case (.plane, .word(let name)):
      if recipe.plane.method != name { recipe.plane.parameters = [:] }
      recipe.plane.method = name
      return true
    case (.categories, .word(let names)):
      recipe.customers.categories = names.split(separator: ",").map(trimmed)
      return recipe.customers.categories.allSatisfy { !$0.isEmpty }
    case (.chooseBy, .word(let word)):
      guard let measure = ClusteringSettings.Measure(rawValue: word) else { return false }
      recipe.clustering?.chooseBy = measure
      return true
    case (.contamination, .number(let share)):
      recipe.unusual?.rule = .contamination(share)
      return share > 0 && share <= 0.5
    case (.rule, .word(let name)):
      recipe.unusual?.rule = UnusualRule(named: name, parameters: [:])
      return ThresholdCatalog.rule(named: name) != nil
    case (.extremes, .word(let word)): return setApart(word, &recipe)
    case (.returns, .word(let word)): return treatReturns(word, &recipe)
    case (.reference, .word(let day)):
      recipe.customers.reference = day
      return true
    case (.vocabulary, .word(let name)):
      recipe.naming.vocabulary = name
      return true
    case (.seed, .number(let number)):
      guard let seed = UInt64(exactly: number) else { return false }
      recipe.seed = seed
      return true
    default: return false
    }
  }

  private func choose(_ name: String, for settings: inout ClusteringSettings?) -> Bool {
    if settings?.method != name { settings?.parameters = [:] }
    settings?.method = name
    return true
  }

  private func choose(_ name: String, for settings: inout UnusualSettings?) -> Bool {
    if settings?.method != name { settings?.parameters = [:] }
    settings?.method = name
    return true
  }

  private func setApart(_ word: String, _ recipe: inout Recipe) -> Bool {
    guard let handling = ExtremeSettings.Handling(rawValue: word) else { return false }
    recipe.extremes.handling = handling
    if recipe.extremes.features.isEmpty {
      recipe.extremes.features = ExtremeSettings.usualFeatures
    }
    return true
  }

  private func treatReturns(_ word: String, _ recipe: inout Recipe) -> Bool {
    guard let handling = ReturnsHandling(rawValue: word) else { return false }
    recipe.treatReturns(handling)
    return true
  }
}

/// Returns a text without white space at its ends.
private func trimmed(_ text: Substring) -> String {
  let start = text.drop(while: \.isWhitespace)
  return String(start.reversed().drop(while: \.isWhitespace).reversed())
}
