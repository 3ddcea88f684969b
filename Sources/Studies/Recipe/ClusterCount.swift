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
  public init(from decoder: any Decoder) throws {
    if let single = try? decoder.singleValueContainer().decode(Int.self) {
      self.init(from: single, to: single)
      return
    }
    var container = try decoder.unkeyedContainer()
    self.init(from: try container.decode(Int.self), to: try container.decode(Int.self))
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
    let parts = text.split(separator: "-").map { Int($0) }
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
