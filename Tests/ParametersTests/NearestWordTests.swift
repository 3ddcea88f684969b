import Parameters
import Testing

@Suite("The nearest word")
struct NearestWordTests {
  static let recipes = ["retail", "rfm", "uk-capped", "mall", "inliers-first"]

  static let near: [(String, String)] = [
    ("retail", "retail"), ("RETAIL", "retail"), ("retial", "retail"), ("rtail", "retail"),
    ("reetail", "retail"), ("ratail", "retail"), ("rmf", "rfm"), ("mal", "mall"),
    ("uk_caped", "uk-capped"), ("inl", "inliers-first"), ("mallorca", "mall"),
  ]

  @Test("is found when a letter is wrong, missing, too many or swapped", arguments: near)
  func found(typed: String, expected: String) {
    #expect(nearestWord(to: typed, among: Self.recipes) == expected)
  }

  @Test("is none for a word that has little in common", arguments: ["", "x", "shop", "in", "é"])
  func none(typed: String) {
    #expect(nearestWord(to: typed, among: Self.recipes) == nil)
  }

  @Test("is none for a single letter that is another")
  func oneLetter() {
    #expect(nearestWord(to: "q", among: ["k"]) == nil)
    #expect(nearestWord(to: "K", among: ["k"]) == "k")
  }

  @Test("is the first of equally near ones, and none of no words")
  func ties() {
    #expect(nearestWord(to: "bat", among: ["cat", "rat", "bit"]) == "cat")
    #expect(nearestWord(to: "bat", among: []) == nil)
  }

  @Test("ends a sentence, or all words do")
  func suggestions() {
    #expect(suggestion(for: "mal", among: Self.recipes) == "; perhaps you meant 'mall'")
    #expect(suggestion(for: "shop", among: ["rfm", "mall"]) == "; there are rfm, mall")
    #expect(suggestion(for: "shop", among: []) == "")
  }
}
