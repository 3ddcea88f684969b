import Clustering

/// Which segments of an earlier study go on in a new one, so that they keep numbers and names.
///
/// Segments are paired by optimal assignment on the customers they share. A pair goes on when it
/// shares half of the one or of the other. What became of each is then said by where most of its
/// customers came from, and went to.
public struct SegmentMatching: Sendable, Codable, Hashable {
  /// What became of the earlier segments in one new segment.
  public enum Fate: String, Sendable, Codable {
    /// It is an earlier one.
    case kept

    /// It holds most of several earlier ones.
    case merged

    /// It and another are made of an earlier one.
    case split

    /// It is none of these.
    case new
  }

  /// A segment of the earlier study.
  public struct Earlier: Sendable, Codable, Hashable {
    /// The number.
    public let identifier: Int

    /// The name.
    public let name: String

    /// Names a segment.
    public init(identifier: Int, name: String) {
      self.identifier = identifier
      self.name = name
    }
  }

  /// A new segment, and what it has to do with earlier ones.
  public struct Match: Sendable, Codable, Hashable {
    /// Its number: that of the earlier segment that goes on in it, or one that was never given.
    public let identifier: Int

    /// What became of the earlier segments.
    public let fate: Fate

    /// The earlier segment whose number and name it keeps, as an index.
    public let continues: Int?

    /// The earlier segments it is made of, as indices; none for a new one.
    public let from: [Int]
  }

  /// The segments of the earlier study.
  public let earlier: [Earlier]

  /// The new segments, in order.
  public let matches: [Match]

  /// The earlier segments that go on nowhere, as indices.
  public let gone: [Int]

  /// Matches segments.
  ///
  /// - Parameters:
  ///   - earlier: The segments of the earlier study.
  ///   - before: The earlier segment of each customer, as an index; `-1` for none.
  ///   - after: The new segment of each customer, as an index.
  ///   - count: The number of new segments.
  ///   - areAlike: Whether an earlier and a new segment are of one kind; others are never paired.
  /// - Complexity: O(customers + segments³).
  /// - Precondition: `before.count == after.count`.
  public init(
    _ earlier: [Earlier], before: [Int32], after: [Int32], count: Int,
    areAlike: (_ earlier: Int, _ new: Int) -> Bool = { _, _ in true }
  ) {
    let shared = SharedCustomers(
      ContingencyTable(before, after), earlier: earlier.count, new: count, areAlike)
    self.init(earlier, shared)
  }

  private init(_ earlier: [Earlier], _ shared: SharedCustomers) {
    let pairs = shared.pairs
    var next = (earlier.map(\.identifier).max() ?? 0) + 1
    matches = pairs.enumerated().map { new, pair in
      let fate = shared.fate(of: new, continuing: pair)
      let identifier = pair.map { earlier[$0].identifier } ?? next
      if pair == nil { next += 1 }
      return Match(identifier: identifier, fate: fate.0, continues: pair, from: fate.from)
    }
    self.earlier = earlier
    let going = Set(matches.flatMap { ($0.continues.map { [$0] } ?? []) + $0.from })
    gone = earlier.indices.filter { !going.contains($0) }
  }
}
