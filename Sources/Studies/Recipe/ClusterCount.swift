/// The numbers of segments to choose from: one number, or a range.
public struct ClusterCount: Sendable, Hashable {
  /// The least number.
  public var from: Int

  /// The greatest number.
  public var to: Int

  /// Creates a range; one number when both ends are the same.
  public init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }

  /// Whether there is nothing to choose.
  public var isForced: Bool { from == to }
}

extension ClusterCount: Codable {
  /// Reads a number, or `[from, to]`.
  ///
  /// - Throws: `DecodingError` for anything else, with what would be right.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let single = try? container.decode(Int.self) {
      self.init(from: single, to: single)
      return
    }
    guard let range = try? container.decode([Int].self), range.count == 2 else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "expected a whole number such as 4, or two such as [2, 10]")
    }
    self.init(from: range[0], to: range[1])
  }

  /// Writes a number when forced, else `[from, to]`.
  public func encode(to encoder: any Encoder) throws {
    if isForced {
      var container = encoder.singleValueContainer()
      try container.encode(from)
    } else {
      var container = encoder.unkeyedContainer()
      try container.encode(from)
      try container.encode(to)
    }
  }
}

extension ClusterCount: CustomStringConvertible {
  /// The number, or `2-10`; what ``init(text:)`` reads.
  public var description: String { isForced ? "\(from)" : "\(from)-\(to)" }

  /// Reads what a person typed: `4` or `2-10`.
  public init?(text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    switch parts.count {
    case 1:
      guard let only = parts[0] else { return nil }
      self.init(from: only, to: only)
    case 2:
      guard let from = parts[0], let to = parts[1] else { return nil }
      self.init(from: from, to: to)
    default: return nil
    }
  }
}
