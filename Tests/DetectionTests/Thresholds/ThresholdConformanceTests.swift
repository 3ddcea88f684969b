import Detection
import FoundationEssentials
import Numeric
import Parameters
import TestSupport
import Testing

/// What every threshold rule of the catalogue keeps.
@Suite("Every threshold rule")
struct ThresholdConformanceTests {
  static let names = ThresholdCatalog.all.map { type(of: $0).identifier }

  /// Scores of 400 rows with a long tail and one row far beyond.
  private static let usual: [Double] = {
    var random = SplitMix64(seed: 4)
    let body = (0..<400).map { _ in
      let sum = (0..<5).reduce(0.0) { a, _ in a + random.nextUnit() }
      return 3 + sum * sum
    }
    return body + [200]
  }()

  @Test("has a consistent table of parameters", arguments: names)
  func table(name: String) throws {
    let flaws = tableFlaws(of: try rule(name))
    #expect(flaws.isEmpty, "\(flaws)")
  }

  @Test("has a band of its own parameter, each value allowed", arguments: names)
  func band(name: String) throws {
    let band = type(of: try rule(name)).band
    #expect(band.values.count >= 3)
    for value in band.values {
      _ = try ThresholdCatalog.rule(named: name, settings: [band.name: value])
    }
  }

  @Test("finds the row far beyond, in any order, whole or as a share", arguments: names)
  func planted(name: String) throws {
    let rule = try rule(name)
    let threshold = try rule.threshold(for: Self.usual)
    #expect(threshold < 200 && threshold >= Self.usual.sorted()[Self.usual.count / 3])
    #expect(try rule.threshold(for: Self.usual.reversed()) == threshold)
  }

  @Test("moves and stretches with the scores", arguments: names)
  func equivariant(name: String) throws {
    let rule = try rule(name)
    let threshold = try rule.threshold(for: Self.usual)
    for (start, factor) in [(0.0, 8.0), (-1_000, 0.5), (0, 1e100), (7, 1e-3)] {
      let moved = try rule.threshold(for: Self.usual.map { start + factor * $0 })
      let expected = start + factor * threshold
      #expect(abs(moved - expected) <= 1e-6 * factor * 200, "\(start) \(factor)")
    }
  }

  @Test("calls equal scores usual, and never gives what is no number", arguments: names)
  func small(name: String) throws {
    let rule = try rule(name)
    for scores in [[3.0], [3, 3], [3, 3, 3, 3, 3, 3, 3], [-1e300, -1e300]] {
      #expect(try rule.threshold(for: scores) == scores[0], "\(scores)")
    }
    let hard: [[Double]] = [
      [1, 2], [1, 2, 3], [0, 0, 1], [0, 1, 1], [0, 0, 0, 0, 0, 0, 0, 0, 0, 5],
      [0, 5, 5, 5, 5, 5, 5, 5, 5], [1, 2, 3, 4, 5, 6, 7, 1e100], [-1e300, 0, 1e300],
      (0..<50).map { Double($0 % 2) },
    ]
    for scores in hard { #expect(try rule.threshold(for: scores).isFinite, "\(scores)") }
  }

  @Test("refuses no scores, and scores that are no numbers", arguments: names)
  func refused(name: String) throws {
    let rule = try rule(name)
    #expect(throws: DetectionError.tooFewRows(method: "A threshold", needed: 1, got: 0)) {
      try rule.threshold(for: [])
    }
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(throws: DetectionError.self) { try rule.threshold(for: [1, value, 2]) }
    }
  }

  @Test("refuses what its table does not allow", arguments: names)
  func badValues(name: String) throws {
    let rule = try rule(name)
    #expect(throws: DetectionError.self) {
      try ThresholdCatalog.rule(named: name, settings: ["nothing": .number(1)])
    }
    for (parameter, _) in rule.settings {
      for value in [Setting.number(-1e9), .number(1e9), .number(.nan), .flag(true), .word("much")] {
        #expect(throws: DetectionError.self, "\(parameter) \(value)") {
          try ThresholdCatalog.rule(named: name, settings: [parameter: value])
        }
      }
    }
  }

  @Test("reads back from a recipe", arguments: names)
  func coding(name: String) throws {
    let band = type(of: try rule(name)).band
    for value in band.values {
      let rule = UnusualRule(named: name, parameters: [band.name: value])
      let data = try JSONEncoder().encode([rule])
      #expect(try JSONDecoder().decode([UnusualRule].self, from: data) == [rule])
      try rule.validate()
      #expect(!rule.description.isEmpty && rule.identifier == name)
    }
  }

  private func rule(_ name: String) throws -> any ThresholdRule {
    try #require(ThresholdCatalog.rule(named: name))
  }
}

private func tableFlaws(of rule: some ThresholdRule) -> [String] {
  tableFlaws(of: type(of: rule))
}
