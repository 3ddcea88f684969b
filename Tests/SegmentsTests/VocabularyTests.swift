import FoundationEssentials
import Segments
import Testing

@Suite("The vocabularies")
struct VocabularyTests {
  @Test("are found by their identifiers, which differ")
  func identifiers() {
    let identifiers = VocabularyCatalog.all.map(\.identifier)
    #expect(Set(identifiers).count == identifiers.count)
    for name in identifiers {
      #expect(VocabularyCatalog.vocabulary(named: name)?.identifier == name)
    }
    #expect(VocabularyCatalog.vocabulary(named: "none") == nil)
  }

  @Test(
    "give each name once, with one or two sentences of action", arguments: VocabularyCatalog.all)
  func names(vocabulary: Vocabulary) {
    let names = vocabulary.rules.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Set(vocabulary.rules.map(\.action)).count == names.count)
    for rule in vocabulary.rules {
      #expect(rule.action.hasSuffix(".") && rule.action.first?.isUppercase == true)
      #expect(!rule.when.isEmpty, "\(rule.name) must be supported by something")
    }
  }

  @Test("ask for standings that exist", arguments: VocabularyCatalog.all)
  func standings(vocabulary: Vocabulary) {
    for rule in vocabulary.rules {
      for (word, standing) in rule.when {
        #expect(0 <= standing.from && standing.from < standing.to && standing.to <= 1, "\(word)")
      }
    }
  }

  @Test("are the same after JSON", arguments: VocabularyCatalog.all)
  func coding(vocabulary: Vocabulary) throws {
    let data = try JSONEncoder().encode(vocabulary)
    #expect(try JSONDecoder().decode(Vocabulary.self, from: data) == vocabulary)
  }

  @Test("take standings at both ends, and none beyond")
  func contains() {
    let standing = Standing(0.25, 0.75)
    #expect(
      [0.2, 0.25, 0.5, 0.75, 0.8].map(standing.contains) == [false, true, true, true, false])
  }
}
