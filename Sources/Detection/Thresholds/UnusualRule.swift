public import Parameters

/// Which scores count as unusual: those above a threshold that is taken from the training scores.
public enum UnusualRule: Hashable, Sendable {
  /// A share of the rows, above 0 and at most a half; see ``ContaminationShare``.
  case contamination(Double)

  /// The upper fence of the boxplot adjusted for skewed data; see ``AdjustedBoxplot``.
  case automatic

  /// A rule of the ``ThresholdCatalog``, and the parameters that differ from their defaults.
  case method(String, parameters: [String: Setting])

  /// The shares that ``contamination(_:)`` allows.
  public static let allowedShares = 0.0...0.5

  /// Names a rule of the catalogue, by its own case where it has one.
  ///
  /// - Parameters:
  ///   - identifier: The name of the rule, known or not.
  ///   - parameters: The parameters that differ from their defaults.
  public init(named identifier: String, parameters: [String: Setting]) {
    if identifier == AdjustedBoxplot.identifier, parameters.isEmpty {
      self = .automatic
    } else if identifier == ContaminationShare.identifier, parameters.count == 1,
      case .number(let share)? = parameters["contamination"]
    {
      self = .contamination(share)
    } else {
      self = .method(identifier, parameters: parameters)
    }
  }

  /// The name of the rule in the catalogue.
  public var identifier: String {
    switch self {
    case .contamination: ContaminationShare.identifier
    case .automatic: AdjustedBoxplot.identifier
    case .method(let name, _): name
    }
  }

  /// Returns the rule of the catalogue that this stands for.
  ///
  /// - Throws: ``DetectionError`` for a name that is not known, or a value not allowed.
  public func rule() throws(DetectionError) -> any ThresholdRule {
    switch self {
    case .contamination(let share):
      guard share > 0, share <= UnusualRule.allowedShares.upperBound else {
        throw .parameter(
          .notAllowed(
            method: "unusual", name: "contamination", value: "\(share)",
            mustBe: "a number, above 0 and at most 0.5"))
      }
      return ContaminationShare(contamination: share)
    case .automatic: return AdjustedBoxplot()
    case .method(let name, let parameters):
      return try ThresholdCatalog.rule(named: name, settings: parameters)
    }
  }

  /// Returns the threshold; a row is unusual when its score is greater.
  ///
  /// - Parameter scores: The scores of the training rows, finite.
  /// - Returns: The greatest score that is still usual.
  /// - Throws: ``DetectionError`` for a rule that is not known or not allowed, or when there are no
  ///   scores.
  /// - Complexity: O(`n` log `n`).
  public func threshold(for scores: [Double]) throws(DetectionError) -> Double {
    try rule().threshold(for: scores)
  }

  /// Checks the name and the parameters.
  public func validate() throws(DetectionError) { _ = try rule() }
}

extension UnusualRule {
  /// Says so when a share was asked for and fewer rows are unusual, because many have one score.
  ///
  /// - Parameters:
  ///   - count: The number of rows that are unusual.
  ///   - total: The number of rows.
  /// - Returns: A sentence, or `nil` when there are as many as were asked for.
  public func tieNote(_ count: Int, of total: Int) -> String? {
    guard case .contamination(let share) = self, total > 0,
      Double(count) < share * Double(total) - 1
    else { return nil }
    let found = shortNumber(Double(count) / Double(total) * 100)
    return
      "\(shortNumber(share * 100)) % were to be unusual, but \(found) % are: many have the same "
      + "score as the last of them, and count as usual."
  }
}

extension UnusualRule: CustomStringConvertible {
  /// The rule in words, for a report.
  public var description: String {
    switch self {
    case .contamination(let share): "the \(shortNumber(share * 100)) % with the highest scores"
    case .automatic: phrase(AdjustedBoxplot())
    case .method:
      if let rule = try? rule() { phrase(rule, withSettings: true) } else { identifier }
    }
  }
}

/// The sentence of a rule as it stands within another, with its parameters where wanted.
private func phrase(_ rule: some ThresholdRule, withSettings isFull: Bool = false) -> String {
  let sentence = type(of: rule).summary
  let words = sentence.prefix(1).lowercased() + sentence.dropFirst().dropLast()
  guard isFull else { return words }
  return words + " (" + rule.settings.map { "\($0.name) \($0.value)" }.joined(separator: ", ") + ")"
}
