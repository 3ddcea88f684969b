/// Something that is stored as plain contents, which are checked when they are read.
///
/// What is worked out from the contents is worked out anew, and so cannot contradict them.
protocol CheckedCodable: Codable {
  /// What is stored.
  associatedtype Contents: CheckedContents

  /// What is stored.
  var contents: Contents { get }

  /// Works out the rest from whole contents.
  init(_ contents: Contents) throws
}

/// What is stored of something that a fit found.
protocol CheckedContents: Codable, Sendable {
  /// What is wrong with contents that are not whole, as a sentence.
  static var damage: String { get }

  /// Whether the contents could have come from a fit.
  var isWhole: Bool { get }
}

extension CheckedCodable {
  /// Reads the contents and works out the rest.
  ///
  /// - Throws: `DecodingError` for damaged ones.
  public init(from decoder: any Decoder) throws {
    let contents = try Contents(from: decoder)
    guard contents.isWhole else { throw decoder.damaged(Contents.damage) }
    try self.init(contents)
  }

  /// Writes the contents.
  public func encode(to encoder: any Encoder) throws { try contents.encode(to: encoder) }
}

extension Decoder {
  /// Returns the error for what could not have come from a fit.
  func damaged(_ sentence: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: codingPath, debugDescription: sentence))
  }
}
