/// The query of a request: names and values, decoded when they are asked for.
public struct Query: Sendable, Hashable {
  /// The query as it was sent, without the question mark.
  public let text: String?

  /// Creates a query from what follows the question mark.
  public init(_ text: String?) { self.text = text }

  /// The names and values in order; what is not valid UTF-8 once decoded is left out.
  public var pairs: [(name: String, value: String)] {
    (text ?? "").pieces(between: "&").compactMap { pair in
      let parts = pair.pieces(between: "=", atMost: 2)
      guard !pair.isEmpty, let name = decodePercents(parts[0], plusIsSpace: true),
        let value = decodePercents(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
      else { return nil }
      return (name, value)
    }
  }

  /// The first value of a name.
  public subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// Returns all values of a name.
  public func values(_ name: String) -> [String] {
    pairs.compactMap { $0.name == name ? $0.value : nil }
  }
}
