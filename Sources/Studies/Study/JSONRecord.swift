import FoundationEssentials

/// What is written of a result for people and programs to read.
public protocol JSONRecord: Encodable {}

extension JSONRecord {
  /// Returns the record as JSON with keys in the order of the alphabet.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
