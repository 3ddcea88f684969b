import Parameters

/// One of a few words that a recipe may give.
public protocol RecipeWord: RawRepresentable<String>, Codable, Sendable, Hashable, CaseIterable {}

extension RecipeWord {
  /// Reads the word.
  ///
  /// - Throws: `DecodingError` for another word, with the nearest one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let word = Self(rawValue: text) else {
      let known = Self.allCases.map(\.rawValue)
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "'\(text)' is none of \(known.joined(separator: ", "))"
          + suggestion(for: text, among: known))
    }
    self = word
  }
}
