import Numeric
import Studies
import Testing

/// Texts that nobody foresaw are read, or refused with a sentence.
@Suite("Recipes at random")
struct RecipeFuzzTests {
  @Test("never stop the program", arguments: RecipeCatalog.names)
  func mutations(name: String) throws {
    let text = Array(try RecipeCatalog.recipe(named: name).json().unicodeScalars)
    let source = Array(try #require(RecipeCatalog.text(named: name)).unicodeScalars)
    var random = SplitMix64(seed: 3, stream: UInt64(text.count))
    var refused = 0
    for round in 0..<150 {
      let mutated = random.mutated(round % 2 == 0 ? text : source)
      do throws(RecipeError) {
        let recipe = try Recipe(json5: mutated, origin: "mine.json5")
        let again = try Recipe(json5: recipe.json(), origin: "again.json5")
        #expect(again.json() == recipe.json())
      } catch {
        refused += 1
        #expect("\(error)".hasSuffix(".") && "\(error)".count > 20, "\(mutated)")
      }
    }
    #expect(refused > 30)
  }
}

extension SplitMix64 {
  /// Changes a few places of a text: letters, numbers, brackets, whole stretches.
  fileprivate mutating func mutated(_ text: [Unicode.Scalar]) -> String {
    var text = text
    for _ in 0...nextIndex(below: 3) {
      let place = nextIndex(below: text.count)
      let end = min(text.count, place + 1 + nextIndex(below: 12))
      switch nextIndex(below: 5) {
      case 0: text.removeSubrange(place..<end)
      case 1: text.insert(contentsOf: text[place..<end], at: nextIndex(below: text.count))
      case 2: text.replaceSubrange(place..<place + 1, with: oddText().unicodeScalars)
      case 3: replaceNumber(&text, from: place)
      default: text.swapAt(place, nextIndex(below: text.count))
      }
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: text)
    return String(result)
  }

  /// Puts another number, or something else, where the next number stands.
  private mutating func replaceNumber(_ text: inout [Unicode.Scalar], from place: Int) {
    guard let start = text[place...].firstIndex(where: { ("0"..."9").contains($0) }) else { return }
    let end = text[start...].firstIndex { !("0"..."9").contains($0) } ?? text.endIndex
    text.replaceSubrange(start..<end, with: oddText().unicodeScalars)
  }

  private mutating func oddText() -> String {
    let odd = [
      "-1", "0", "1e9", "1e400", "-0", "9223372036854775808", "99999999999999999999999", "0.5",
      "NaN",
      "-Infinity", "null", "true", "\"\"", "{", "}", "[", "]", ",", ":", "\"", "'", "\\", "\\u0000",
      "\u{0}", "\u{1F600}", "\u{301}", "/*", "//", "\n",
    ]
    return odd[nextIndex(below: odd.count)]
  }
}
