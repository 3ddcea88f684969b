/// How a file of delimited text is written.
public struct TextLayout: Sendable, Hashable, Codable {
  /// What separates the cells: one character.
  public let delimiter: String

  /// What stands around cells: one character, or `none`.
  public let quote: String

  /// The encoding, such as `utf-8` or `windows-1252`.
  public let encoding: String

  /// What stands before the decimals of numbers, or `nil` when no number tells.
  public internal(set) var decimal: String?

  /// How dates are written, such as `%m/%d/%Y %H:%M`, or `nil` when they are no texts.
  public internal(set) var dates: String?
}

extension TextLayout {
  /// Describes a file.
  init(_ file: DelimitedFile) {
    let text = { (byte: UInt8) in String(Unicode.Scalar(byte)) }
    delimiter = text(file.shape.delimiter)
    quote = file.shape.quote.map(text) ?? "none"
    encoding = file.encoding.name.lowercased()
  }
}
