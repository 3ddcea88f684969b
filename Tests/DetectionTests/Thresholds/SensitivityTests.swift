import Detection
import FoundationEssentials
import Numeric
import Parameters
import Testing

@Suite("Sensitivity of thresholds")
struct SensitivityTests {
  private let scores: [Double] = {
    var random = SplitMix64(seed: 9)
    return (0..<500).map { _ in random.nextUnit() + random.nextUnit() } + [60, 61, 62]
  }()

  @Test("tells what every rule finds by itself")
  func counts() throws {
    let found = try Sensitivity(of: scores)
    #expect(found.count == 503)
    #expect(found.rules.map(\.rule) == ThresholdCatalog.all.map { type(of: $0).identifier })
    for finding in found.rules {
      let rule = try #require(ThresholdCatalog.rule(named: finding.rule))
      #expect(try rule.threshold(for: scores) == finding.threshold, "\(finding.rule)")
      #expect(finding.count == scores.count { $0 > finding.threshold })
      for step in finding.band {
        let other = try ThresholdCatalog.rule(
          named: finding.rule, settings: [finding.parameter: step.value])
        #expect(try other.threshold(for: scores) == step.threshold, "\(finding.rule)")
        #expect(step.count == scores.count { $0 > step.threshold })
      }
      let counts = finding.band.map(\.count)
      #expect(counts == counts.sorted() && counts.count >= 3)
    }
  }

  @Test("tells which rows all, most, few and no rules find")
  func agreement() throws {
    let found = try Sensitivity(of: scores)
    #expect(found.votes.count == ThresholdCatalog.all.count - 2)
    #expect(found.votes(for: 1e9) == found.votes.count && found.agreement(on: 1e9) == .all)
    #expect(found.votes(for: -1) == 0 && found.agreement(on: -1) == Sensitivity.Agreement.none)
    let middle = found.votes[found.votes.count / 2]
    #expect(found.agreement(on: middle.nextUp) == .most)
    #expect(found.agreement(on: found.votes[0].nextUp) == .few)
    let sums = found.agreements(on: scores)
    #expect(sums.map(\.agreement) == Sensitivity.Agreement.allCases)
    #expect(sums.reduce(0) { $0 + $1.count } == scores.count)
    let vote = try RuleVote().threshold(for: scores)
    for score in scores {
      #expect((score > vote) == [.all, .most].contains(found.agreement(on: score)))
    }
  }

  @Test("reads back from JSON, and refuses no scores")
  func coding() throws {
    let found = try Sensitivity(of: scores)
    let data = try JSONEncoder().encode(found)
    #expect(try JSONDecoder().decode(Sensitivity.self, from: data) == found)
    #expect(throws: DetectionError.self) { try Sensitivity(of: []) }
  }
}
