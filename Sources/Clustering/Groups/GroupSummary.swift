public import Numeric

/// The middle and the size of each group, by falling size.
public struct GroupSummary: Sendable, Codable, Hashable {
  /// The means of the training rows of each group, shape `k × d`.
  public let centres: Matrix

  /// The number of training rows of each group.
  public let sizes: [Int]

  /// Whether every group and every row of known groups fits.
  func fits(_ known: KnownGroups) -> Bool {
    centres.rowCount == sizes.count && !sizes.isEmpty
      && centres.columnCount == known.rows.columnCount
      && known.groups.allSatisfy { 0..<Int32(sizes.count) ~= $0 }
  }

  /// Refuses known groups that do not fit, while a model is read.
  func check<Key: CodingKey>(
    _ known: KnownGroups, forKey key: Key, in container: KeyedDecodingContainer<Key>
  ) throws {
    guard fits(known) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: container, debugDescription: "Rows and groups do not fit.")
    }
  }
}
