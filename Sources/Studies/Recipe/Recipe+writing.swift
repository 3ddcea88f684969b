import FoundationEssentials

extension Recipe {
  /// Returns the recipe as JSON, which is JSON5 too, with keys in the order of the alphabet.
  public func json() -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // A recipe is made of texts, numbers and lists; what was read can be written.
    let data = (try? encoder.encode(self)) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }
}
