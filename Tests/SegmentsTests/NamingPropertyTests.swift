import Features
import Numeric
import Segments
import Testing

/// What holds of names for any segments and any vocabulary.
@Suite("Names of random segments")
struct NamingPropertyTests {
  static let vocabularies = VocabularyCatalog.all.map(\.identifier)
  static let seeds = 0..<UInt64(120)

  @Test("differ, and each has an action and evidence", arguments: vocabularies)
  func complete(vocabulary: String) throws {
    let namer = try namer(vocabulary)
    for seed in Self.seeds {
      let named = namer.named(RandomSegments(seed: seed).profiles)
      #expect(Set(named.map(\.name)).count == named.count, "seed \(seed)")
      for segment in named {
        #expect(!segment.name.isEmpty && segment.name.first?.isLowercase == false)
        #expect(segment.action.hasSuffix(".") && segment.action.count > 20, "\(segment.name)")
        #expect(segment.evidence.count == RandomSegments.features.count)
      }
    }
  }

  @Test("of a vocabulary are given to segments that meet every condition", arguments: vocabularies)
  func conditions(vocabulary: String) throws {
    let namer = try namer(vocabulary)
    let rules = try #require(VocabularyCatalog.vocabulary(named: vocabulary)).rules
    var given: Set<String> = []
    for seed in Self.seeds {
      for segment in namer.named(RandomSegments(seed: seed).profiles) {
        guard let rule = rules.first(where: { $0.name == segment.name }) else { continue }
        given.insert(rule.name)
        for (word, standing) in rule.when { expect(segment, word, standing, seed) }
        for (word, least) in rule.atLeast { #expect(median(segment, word) >= least) }
        for (word, times) in rule.timesUsual {
          #expect(median(segment, word) >= times * usual(segment, word), "seed \(seed)")
        }
      }
    }
    #expect(given == Set(rules.map(\.name)), "every name was given, so every one was tested")
  }

  @Test("that are descriptions are true")
  func descriptions() throws {
    let namer = try namer("descriptive")
    var words = 0
    for seed in Self.seeds {
      for segment in namer.named(RandomSegments(seed: seed).profiles) {
        let name = segment.name.lowercased()
        for feature in segment.features {
          if name.contains("high \(feature.name)") { #expect(feature.median > feature.usual) }
          if name.contains("low \(feature.name)") { #expect(feature.median < feature.usual) }
          words += name.contains(feature.name) ? 1 : 0
        }
      }
    }
    #expect(words > 500)
  }

  @Test("are the same in any order of segments and of customers", arguments: vocabularies)
  func order(vocabulary: String) throws {
    let namer = try namer(vocabulary)
    for seed in Self.seeds {
      let segments = RandomSegments(seed: seed)
      let names = names(namer.named(segments.profiles))
      var random = SplitMix64(seed: seed)
      #expect(self.names(namer.named(segments.profiles.shuffled(using: &random))) == names)
      let others = RandomSegments(shuffling: segments, seed: seed)
      #expect(self.names(namer.named(others.profiles)) == names, "seed \(seed)")
    }
  }

  /// A condition holds, and what it says of high and low is true of the medians.
  private func expect(
    _ segment: SegmentProfile, _ word: String, _ standing: Standing, _ seed: UInt64
  ) {
    guard let feature = segment.features.first(where: { $0.name == word }) else {
      Issue.record("\(segment.name) is about \(word), which is no feature")
      return
    }
    #expect(standing.contains(feature.standing), "\(segment.name), \(word), seed \(seed)")
    if standing.from > 0.5 { #expect(feature.median > feature.usual, "\(segment.name)") }
    if standing.to < 0.5 { #expect(feature.median < feature.usual, "\(segment.name)") }
  }

  private func median(_ segment: SegmentProfile, _ word: String) -> Double {
    segment.features.first { $0.name == word }?.median ?? .nan
  }

  private func usual(_ segment: SegmentProfile, _ word: String) -> Double {
    segment.features.first { $0.name == word }?.usual ?? .nan
  }

  private func namer(_ vocabulary: String) throws -> SegmentNamer {
    SegmentNamer(
      vocabulary: try #require(VocabularyCatalog.vocabulary(named: vocabulary)),
      features: RandomSegments.features)
  }

  private func names(_ profiles: [SegmentProfile]) -> [Int: String] {
    Dictionary(uniqueKeysWithValues: profiles.map { ($0.identifier, $0.name) })
  }
}
